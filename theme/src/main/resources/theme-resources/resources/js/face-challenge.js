// Goes through a challenge that the server draws: one picture after another, each answered by what to do next.

// The server looks at a picture in a few hundredths of a second; more than four a second tell no more of a moving head.
const BETWEEN_MS = 240;
// A color stays so long at least before it is photographed: less than three changes a second, which is what WCAG 2.3.1
// allows of flashes, and cameras have adapted their exposure by then.
const LIGHT_MS = 350;
const ANSWER_MS = 10_000;

/** message: "expired", "tooMany", "connection" or "unavailable". */
export class ChallengeProblem extends Error {}

const PROBLEMS = { 410: "expired", 429: "tooMany" };

async function ask(address, body, signal) {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, ANSWER_MS);
  signal.addEventListener("abort", end, { once: true });
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: limit.signal,
    });
    if (response.ok) return await response.json();
    throw new ChallengeProblem(PROBLEMS[response.status] ?? "unavailable");
  } catch (error) {
    if (signal.aborted || error instanceof ChallengeProblem) throw error;
    throw new ChallengeProblem("connection", { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, Math.max(0, ms));
    signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}

/**
 * @param {object} page address, ticket; take() gives a picture or null; show(answer) shows what is asked
 * @param {AbortSignal} signal ends it, without a problem
 * @returns {Promise<{nonce: string, frames: string[]}>} what belongs into the form
 */
export async function follow(page, signal) {
  const frames = [];
  let answer = await ask(page.address, { ticket: page.ticket }, signal);
  let light = "none";
  let lastLook = 0;
  while (!answer.over) {
    page.show(answer);
    const settle = answer.light === light ? 0 : LIGHT_MS;
    light = answer.light;
    await pause(Math.max(settle, lastLook + BETWEEN_MS - performance.now()), signal);
    const image = page.take();
    lastLook = performance.now();
    if (image === null) continue;
    const { step } = answer;
    answer = await ask(`${page.address}/looks`, { nonce: answer.nonce, image }, signal);
    // A later picture of the same step may show it better.
    if (answer.kept) frames[step] = image;
  }
  page.show(answer);
  return { nonce: answer.nonce, frames };
}

/** What the page can say of its camera. A hint for the event; nothing is decided by it. */
export function cameraFacts(track) {
  const { width, height, frameRate } = track.getSettings();
  return `${width}x${height} ${Math.round(frameRate ?? 0)}fps ${track.label}`;
}
