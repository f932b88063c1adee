const CLIENT = "face-console";
const PENDING = "face-console-sign-in";
const SECONDS_LEFT = 30;

const [, base, ownRealm] = /^(.*)\/realms\/([^/]+)\/face\/console$/.exec(location.pathname);
const page = location.origin + location.pathname;
const oidc = `${base}/realms/${ownRealm}/protocol/openid-connect`;
let realm = new URLSearchParams(location.search).get("realm") ?? decodeURIComponent(ownRealm);
// in this variable and nowhere else: what lies in a storage can be read by the next script that gets in
let tokens = null;

const one = (css) => document.querySelector(css);
const show = (css, visible) => { one(css).hidden = !visible; };

/** Everything that a server sent goes in as text: nothing here parses HTML. */
function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function say(css, text, kind = "") {
  one(css).textContent = text;
  one(css).dataset.kind = kind;
  show(css, text !== "");
}

/* signing in: authorization code with PKCE */

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function signIn() {
  const pending = { state: random(), verifier: random(), realm };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  location.assign(`${oidc}/auth?` + new URLSearchParams({
    client_id: CLIENT, response_type: "code", response_mode: "fragment", scope: "openid", redirect_uri: page,
    state: pending.state, code_challenge: base64url(digest), code_challenge_method: "S256",
  }));
}

/** Takes the code out of the address before anything else, and spends it. */
async function finishSignIn() {
  const answer = new URLSearchParams(location.hash.slice(1));
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  sessionStorage.removeItem(PENDING);
  if (!answer.has("state")) {
    return;
  }
  if (pending) {
    realm = pending.realm;
  }
  history.replaceState(null, "", location.pathname
    + (realm === decodeURIComponent(ownRealm) ? "" : "?" + new URLSearchParams({ realm })));
  if (pending?.state !== answer.get("state") || !answer.has("code")) {
    say("#message", "The sign-in did not come to an end. Try again.", "bad");
    return;
  }
  await ask({
    grant_type: "authorization_code", code: answer.get("code"), redirect_uri: page, code_verifier: pending.verifier,
  });
}

async function ask(grant) {
  const response = await fetch(`${oidc}/token`, {
    method: "POST", body: new URLSearchParams({ client_id: CLIENT, ...grant }),
  });
  const answer = response.ok ? await response.json() : null;
  tokens = answer && { ...answer, until: Date.now() + (answer.expires_in - SECONDS_LEFT) * 1000 };
  if (!answer) {
    say("#message", "The sign-in is over. Sign in again.", "bad");
  }
}

async function signOut() {
  await fetch(`${oidc}/logout`, {
    method: "POST", body: new URLSearchParams({ client_id: CLIENT, refresh_token: tokens.refresh_token }),
  });
  tokens = null;
  putKeyAway();
  await render();
}

/* the admin API */

async function call(method, path, body) {
  if (Date.now() > tokens.until) {
    await ask({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
  }
  if (!tokens) {
    await render();
    return { status: 0 };
  }
  const response = await fetch(`${base}/admin/realms/${encodeURIComponent(realm)}/face/${path}`, {
    method,
    headers: { Authorization: `Bearer ${tokens.access_token}`, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const json = response.headers.get("Content-Type")?.startsWith("application/json") && response.status !== 204;
  return { status: response.status, ok: response.ok, body: json ? await response.json() : null };
}

const refusal = (answer, right) =>
  answer.status === 401 || answer.status === 403
    ? `Your account may not do this in realm ${realm}. It needs the admin role ${right}.`
    : answer.body?.message ?? `The server answered ${answer.status}.`;

/* the engine */

const STATES = { READY: "good", FAILED: "bad", CLOSED: "bad" };

function renderEngine(state) {
  one("#engine-state").textContent = state.engine;
  one("#engine-state").dataset.kind = STATES[state.engine] ?? "warm";
  const facts = [
    ["Plugin version", state.version], ["Model pack", state.pack], ["Comparisons at a time", state.permits],
    ["Usual threshold", state.threshold],
  ].filter(([, value]) => value !== undefined && value !== null);
  one("#engine-facts").replaceChildren(
    ...facts.map(([name, value]) => element("div", [element("dt", name), element("dd", String(value))])));
  fill("#models", (state.models ?? []).map((model) => [model.id, model.task, element("code", model.sha256)]));
  fill("#scores", (state.scores ?? []).map((point) => [String(point.score), oneIn(point.fmr)]));
}

const oneIn = (rate) => `1 in ${Math.round(1 / rate).toLocaleString("en")}`;

function fill(table, rows) {
  one(`${table} tbody`).replaceChildren(
    ...rows.map((cells) => element("tr", cells.map((cell) => element("td", cell)))));
  show(table, rows.length > 0);
}

/* the keys */

async function renderKeys() {
  const answer = await call("GET", "keys");
  show("#keys", answer.status !== 404);
  show("#create", answer.ok === true);
  say("#keys-message", answer.ok ? "" : refusal(answer, "view-clients"), "bad");
  const keys = answer.ok ? answer.body : [];
  one("#key-list tbody").replaceChildren(...keys.map(row));
  show("#key-list", keys.length > 0);
  show("#no-keys", answer.ok === true && keys.length === 0);
}

function row(key) {
  const kind = { ACTIVE: "good", EXPIRED: "warm", REVOKED: "bad" }[key.state] ?? "";
  const cells = {
    Name: key.name, Client: key.client, State: element("span", key.state, { class: "badge", "data-kind": kind }),
    Expires: day(key.expires, "never"), "Last used": day(key.lastUsed, "not yet"),
    Limit: `${key.requestsPerMinute} a minute`, Origins: key.origins?.join(" ") || "none",
    Actions: key.state === "ACTIVE" ? actions(key) : "",
  };
  return element("tr", Object.entries(cells).map(([label, cell]) => element("td", cell, { "data-label": label })));
}

function day(millis, none) {
  const time = millis && new Date(millis).toISOString();
  return time ? element("time", time.slice(0, 10), { datetime: time, title: time }) : none;
}

function actions(key) {
  const rotate = element("button", "Rotate", { type: "button", "aria-label": `Rotate ${key.name}` });
  rotate.addEventListener("click", () => rotateKey(key));
  const revoke = element("button", "Revoke", { type: "button", "aria-label": `Revoke ${key.name}` });
  revoke.addEventListener("click", () => revokeKey(key));
  return element("div", [rotate, revoke], { class: "buttons" });
}

async function createKey(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const answer = await call("POST", "keys", {
    name: form.get("name"), client: form.get("client"),
    origins: form.get("origins").split(/\s+/).filter((origin) => origin !== ""),
    ...(form.get("days") && { expiresIn: Number(form.get("days")) * 86400 }),
    ...(form.get("rate") && { requestsPerMinute: Number(form.get("rate")) }),
  });
  if (await settle(answer)) {
    event.target.reset();
    showKey(answer.body);
  }
}

async function rotateKey(key) {
  if (!await confirmed("Rotate", `Give ${key.name} a new key?`, true)) {
    return;
  }
  const graceSeconds = Math.round(one("#grace").valueAsNumber * 3600);
  const answer = await call("POST", `keys/${encodeURIComponent(key.id)}/rotate`, { graceSeconds });
  if (await settle(answer)) {
    showKey(answer.body);
  }
}

async function revokeKey(key) {
  if (await confirmed("Revoke", `Revoke ${key.name}? Who calls with it is refused from now on.`, false)) {
    await settle(await call("DELETE", `keys/${encodeURIComponent(key.id)}`));
  }
}

async function settle(answer) {
  if (answer.status !== 0) {
    await renderKeys();
  }
  if (answer.status !== 0 && !answer.ok) {
    say("#keys-message", refusal(answer, "manage-clients"), "bad");
  }
  return answer.ok === true;
}

function confirmed(title, text, withGrace) {
  const dialog = one("#ask");
  one("#ask-title").textContent = one("#ask-yes").textContent = title;
  one("#ask-text").textContent = text;
  show("#ask-grace", withGrace);
  one("#grace").disabled = !withGrace;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function showKey(key) {
  one("#issued-name").textContent = key.name;
  one("#issued-key").textContent = key.key;
  one("#copy").textContent = "Copy";
  show("#issued", true);
  one("#copy").focus();
}

async function copyKey() {
  await navigator.clipboard.writeText(one("#issued-key").textContent);
  one("#copy").textContent = "Copied";
}

function putKeyAway() {
  one("#issued-key").textContent = "";
  show("#issued", false);
}

/* the page */

async function render() {
  one("#realm").textContent = realm;
  show("#welcome", !tokens);
  show("#sign-out", Boolean(tokens));
  show("#signed-in", false);
  if (!tokens) {
    return;
  }
  const answer = await call("GET", "state");
  if (answer.ok) {
    say("#message", "");
    renderEngine(answer.body);
    await renderKeys();
    show("#signed-in", Boolean(tokens));
  } else if (answer.status !== 0) {
    say("#message", refusal(answer, "view-realm"), "bad");
  }
}

one("#sign-in").addEventListener("click", signIn);
one("#sign-out").addEventListener("click", signOut);
one("#create").addEventListener("submit", createKey);
one("#copy").addEventListener("click", copyKey);
one("#put-away").addEventListener("click", () => {
  putKeyAway();
  one("#keys-title").focus();
});

if (window.isSecureContext) {
  await finishSignIn();
  await render();
} else {
  one("#realm").textContent = realm;
  say("#message", "Open this page by https: a browser signs nobody in over an open line.", "bad");
}
