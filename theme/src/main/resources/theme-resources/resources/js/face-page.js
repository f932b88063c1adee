// The page: camera on, advice, pictures taken when they are good, form sent, camera off.

import { ChallengeProblem, cameraFacts, follow } from "./face-challenge.js";
import { CameraProblem, cameras, close, open } from "./face-device.js";
import { fit, reserve } from "./face-fit.js";
import { drawSquare, take } from "./face-frame.js";
import { Guide } from "./face-guide.js";
import { HEIGHT, WIDTH, grey, judge } from "./face-look.js";

const LOOK_MS = 100;
// Good for so long before the first picture: exposure and focus of a camera that just started settle in it.
const STEADY_MS = 450;
// After a refusal the person reads it first; Keycloak also takes two failures within a second for a machine's.
const AGAIN_MS = 3000;
const INVITE_MS = 8000;
const STALLED_MS = 8000;
// Screen readers are told at most so often.
const SAY_MS = 1200;
// performance.now() begins with the page, which may be younger than SAY_MS.
const LONG_AGO = -Infinity;
const AT_ONCE = new Set(["hintChecking", "hintNext", "hintCountdown"]);
// Of the pictures of a challenge: the head's pose shows in less, and each is sent while the person moves.
const LOOK_SIDE = 480;
const LOOK_QUALITY = 0.88;

const root = document.getElementById("face-camera");
const form = document.getElementById("face-form");
const video = document.getElementById("face-video");
const stage = document.getElementById("face-stage");
const hint = document.getElementById("face-hint");
const problem = document.getElementById("face-problem");
const takeButton = document.getElementById("face-take");
const retryButton = document.getElementById("face-retry");
const picker = document.getElementById("face-picker");
const select = document.getElementById("face-device");
const frames = Number(root.dataset.frames);
const side = Number(root.dataset.side);
const between = Number(root.dataset.between);
const maxChars = Number(root.dataset.maxChars);
const patience = root.dataset.again === "true" ? AGAIN_MS : 0;
const small = document.createElement("canvas");
// Only where the server demands a challenge; it is the server that holds the page to it.
const guide = root.dataset.challenge ? new Guide(root) : null;

let timer = null;
let before = null;
let goodSince = null;
let startedAt = 0;
let isSeen = false;
let lastPicture = 0;
let taken = [];
let isSent = false;
let run = 0;
let saidAt = LONG_AGO;
let challenge = null;
let isSpent = false;
let width = 0;

function text(name) {
  return root.dataset[name];
}

function say(name, values = {}) {
  const now = performance.now();
  let words = text(name);
  for (const [key, value] of Object.entries(values)) words = words.replace(`{${key}}`, value);
  if (hint.textContent === words) return;
  if (now - saidAt < SAY_MS && !AT_ONCE.has(name)) return;
  hint.textContent = words;
  saidAt = now;
}

function show(state) {
  if (stage.dataset.state !== state) stage.dataset.state = state;
}

function layOut() {
  width = window.innerWidth;
  const hints = Object.keys(root.dataset).filter((name) => name.startsWith("hint")).map(text);
  reserve(hint, guide ? [...hints, ...guide.steps()] : hints);
  guide?.reserve();
  fit(root, stage);
}

function fail(name) {
  stop();
  show("problem");
  hint.textContent = "";
  problem.textContent = text(`problem${name[0].toUpperCase()}${name.slice(1)}`);
  problem.hidden = false;
  takeButton.hidden = true;
  retryButton.hidden = name === "insecure";
}

function stop() {
  run++;
  challenge?.abort();
  challenge = null;
  guide?.end();
  clearTimeout(timer);
  timer = null;
  close(video.srcObject);
  video.srcObject = null;
}

async function start(deviceId) {
  stop();
  const mine = run;
  taken = [];
  before = null;
  goodSince = null;
  problem.hidden = true;
  retryButton.hidden = true;
  takeButton.hidden = false;
  takeButton.disabled = true;
  isSeen = false;
  show("starting");
  layOut();
  saidAt = LONG_AGO;
  say("hintStarting");
  const asking = setTimeout(() => { saidAt = LONG_AGO; say("hintAllow"); }, 1500);
  try {
    const stream = await open(deviceId);
    // Left or restarted while the person was being asked: this camera is nobody's.
    if (mine !== run) {
      close(stream);
      return;
    }
    video.srcObject = stream;
  } catch (error) {
    if (mine === run) fail(error instanceof CameraProblem ? error.message : "busy");
    return;
  } finally {
    clearTimeout(asking);
  }
  startedAt = performance.now();
  // Not waited for: a camera that sends nothing keeps this promise for ever, and others keep it after they are seen.
  video.play().catch(() => { if (mine === run && !isSent) fail("busy"); });
  look();
  offerCameras(deviceId);
}

/** From here on the person sees the camera's picture. */
function begin(now) {
  isSeen = true;
  startedAt = now;
  takeButton.disabled = false;
  saidAt = LONG_AGO;
}

// A ticket is good for one challenge: the server renders the page anew, with another one.
function restart() {
  if (!isSpent) {
    start(select.value || undefined);
    return;
  }
  form.querySelectorAll("[name^=faceFrame], [name=faceNonce]").forEach((input) => input.remove());
  form.requestSubmit();
}

async function offerCameras(deviceId) {
  const list = await cameras();
  if (list.length < 2) return;
  const current = deviceId ?? video.srcObject?.getVideoTracks()[0]?.getSettings().deviceId;
  select.replaceChildren(...list.map((camera, i) => {
    const option = document.createElement("option");
    option.value = camera.deviceId;
    option.textContent = camera.label || `${i + 1}`;
    option.selected = camera.deviceId === current;
    return option;
  }));
  picker.hidden = false;
}

function look() {
  const now = performance.now();
  clearTimeout(timer);
  timer = setTimeout(look, LOOK_MS);
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !video.videoWidth) {
    if (now - startedAt > STALLED_MS) fail("stalled");
    return;
  }
  if (!isSeen) begin(now);
  const picture = grey(drawSquare(video, small, WIDTH).getImageData(0, 0, WIDTH, HEIGHT));
  const verdict = judge(picture, before);
  before = picture;
  if (taken.length > 0) {
    if (now - lastPicture > STALLED_MS) fail("stalled");
    else keep(now);
  } else if (verdict === "good") {
    goodSince ??= now;
    const wait = startedAt + patience - now;
    if (wait > 0) {
      say("hintCountdown", { n: Math.ceil(wait / 1000) });
      return;
    }
    show("good");
    say("hintGood");
    if (now - goodSince >= STEADY_MS) keep(now);
  } else {
    goodSince = null;
    show("looking");
    if (now - startedAt > INVITE_MS) say("hintPress");
    else say(`hint${verdict[0].toUpperCase()}${verdict.slice(1)}`);
  }
}

function keep(now) {
  if (guide) {
    followChallenge();
    return;
  }
  const frame = take(video, maxChars, side);
  // Only a picture of pure noise does not fit; and a slow camera shows the last one still. The next one will do.
  if (frame === null || taken.includes(frame)) return;
  taken.push(frame);
  lastPicture = now;
  if (taken.length === frames) {
    send();
    return;
  }
  say("hintNext", { n: taken.length + 1, of: frames });
  clearTimeout(timer);
  timer = setTimeout(look, between);
}

async function followChallenge() {
  if (challenge) return;
  challenge = new AbortController();
  const { signal } = challenge;
  isSpent = true;
  clearTimeout(timer);
  // Out of sight, and nothing moves: what is said of the moves takes its place.
  takeButton.classList.add("face-gone");
  select.disabled = true;
  show("guided");
  root.scrollIntoView({ block: "center" });
  try {
    const { nonce, frames: kept } = await follow({
      address: root.dataset.challenge,
      ticket: root.dataset.ticket,
      take: () => take(video, maxChars, LOOK_SIDE, LOOK_QUALITY),
      show: (answer) => guide.show(answer),
    }, signal);
    taken = kept;
    field("faceNonce", nonce);
    send();
  } catch (error) {
    if (signal.aborted) return;
    // The page that comes then says so, and what is left to do.
    if (error instanceof ChallengeProblem && error.message === "tooMany") send();
    else fail(error instanceof ChallengeProblem ? error.message : "connection");
  }
}

function field(name, value) {
  const input = form.elements.namedItem(name) ?? document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value;
  form.append(input);
}

function send() {
  if (isSent) return;
  isSent = true;
  taken.forEach((frame, i) => field(`faceFrame${i + 1}`, frame));
  const track = video.srcObject?.getVideoTracks()[0];
  if (track && root.dataset.camera === "true") field("faceCamera", cameraFacts(track));
  guide?.end();
  show("taken");
  say("hintChecking");
  takeButton.disabled = true;
  // The last picture stays in view while the server answers, the camera does not stay on.
  video.pause();
  clearTimeout(timer);
  form.requestSubmit();
  close(video.srcObject);
}

// Enter in the name would press the first button that leaves the page.
document.getElementById("face-label")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
takeButton.addEventListener("click", () => { if (!isSent && taken.length === 0) keep(performance.now()); });
retryButton.addEventListener("click", restart);
select.addEventListener("change", () => start(select.value));
window.addEventListener("pagehide", stop);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    isSent = false;
    restart();
  }
});
document.addEventListener("visibilitychange", () => {
  if (isSent) return;
  if (document.hidden) stop();
  else if (!video.srcObject) restart();
});

// As soon as there is a picture, not with the next look.
video.addEventListener("loadeddata", look);
// Words are as long as their letters. Not when the page has loaded: it has not before the camera sends.
document.fonts.ready.then(layOut);
// Only what turns a phone or widens a window: keyboards and address bars come and go, and change the height alone.
window.addEventListener("resize", () => { if (window.innerWidth !== width) layOut(); });

start();
