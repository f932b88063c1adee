// A public OpenID Connect client: authorization code with PKCE, nothing else. ?issuer= says where the realm is,
// ?extra= adds parameters to every request, as extra=ui_locales%3Dde.

const CLIENT = "face-demo-app";
const SHOWN = ["preferred_username", "acr", "amr", "auth_time"];

const parameters = new URLSearchParams(location.search);
if (parameters.has("issuer")) sessionStorage.setItem("issuer", parameters.get("issuer"));
if (parameters.has("extra")) sessionStorage.setItem("extra", parameters.get("extra"));
const issuer = sessionStorage.getItem("issuer") ?? "http://localhost:8080/realms/face-demo";
const here = `${location.origin}${location.pathname}`;

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function go(extra = {}, endpoint = "auth") {
  const verifier = random();
  const state = random();
  sessionStorage.setItem("login", JSON.stringify({ verifier, state }));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    client_id: CLIENT, response_type: "code", scope: "openid", redirect_uri: here, state,
    code_challenge: base64url(new Uint8Array(digest)), code_challenge_method: "S256", ...extra,
    ...Object.fromEntries(new URLSearchParams(sessionStorage.getItem("extra") ?? "")),
  });
  location.assign(`${issuer}/protocol/openid-connect/${endpoint}?${query}`);
}

async function tokens(code) {
  const { verifier, state } = JSON.parse(sessionStorage.getItem("login") ?? "{}");
  if (!state || state !== parameters.get("state")) throw new Error("This answer belongs to another login.");
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code", client_id: CLIENT, redirect_uri: here, code, code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new Error(`The server refused the code (${response.status}).`);
  return response.json();
}

function claims(token) {
  const part = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (c) => c.charCodeAt(0))));
}

function element(id) {
  return document.getElementById(id);
}

function show(idToken) {
  const told = claims(idToken);
  element("status").textContent = `You are signed in as ${told.preferred_username}.`;
  for (const name of SHOWN) {
    const row = element("claims").tBodies[0].insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = name;
    row.append(head);
    const cell = row.insertCell();
    cell.dataset.claim = name;
    cell.textContent = Array.isArray(told[name]) ? told[name].join(", ") : (told[name] ?? "none");
  }
  element("claims").hidden = false;
  element("login").hidden = true;
  element("register").hidden = true;
  for (const id of ["step-up", "enroll", "account", "logout"]) element(id).hidden = false;
  element("account").href = `${issuer}/account/`;
  element("logout").onclick = () => {
    sessionStorage.removeItem("login");
    location.assign(`${issuer}/protocol/openid-connect/logout?${new URLSearchParams({
      id_token_hint: idToken, post_logout_redirect_uri: here,
    })}`);
  };
}

element("login").onclick = () => go();
element("register").onclick = () => go({}, "registrations");
element("step-up").onclick = () => go({ acr_values: "face" });
element("enroll").onclick = () => go({ kc_action: "face-enroll" });

const code = parameters.get("code");
const error = parameters.get("error");
const action = parameters.get("kc_action_status");
history.replaceState(null, "", here);
if (code) {
  try {
    show((await tokens(code)).id_token);
    if (action) element("status").textContent += ` Adding the face: ${action}.`;
  } catch (problem) {
    element("status").textContent = problem.message;
  }
} else if (error) {
  element("status").textContent = `The login ended with: ${error}.`;
}
