// What can be told of a picture without finding the face: enough for advice. The server decides.

export const WIDTH = 64;
export const HEIGHT = 64;

// Share of the side; the oval of the page.
const RADIUS_X = 0.28;
const RADIUS_Y = 0.37;
const CENTER_Y = 0.49;

// Grey values, 0..255. The server's quality measure takes full marks from 70 to 200; the page asks for a little more.
const DARK = 55;
const BRIGHT = 215;
// Standard deviation of the grey values in the oval. A wall or a covered lens stays below 8, faces lie above 20.
const FLAT = 12;
// Mean absolute difference of two pictures 100 ms apart. Sensor noise is 1 to 3.
const MOVING = 9;

/** @param {ImageData} image WIDTH x HEIGHT, returns grey values. */
export function grey(image) {
  const out = new Uint8Array(WIDTH * HEIGHT);
  for (let i = 0; i < out.length; i++) {
    out[i] = (image.data[4 * i] * 77 + image.data[4 * i + 1] * 150 + image.data[4 * i + 2] * 29) >> 8;
  }
  return out;
}

function isInOval(i) {
  const x = ((i % WIDTH) + 0.5) / WIDTH - 0.5;
  const y = (Math.floor(i / WIDTH) + 0.5) / HEIGHT - CENTER_Y;
  return (x / RADIUS_X) ** 2 + (y / RADIUS_Y) ** 2 < 1;
}

/** Returns "dark", "bright", "place", "still" or "good". The first picture has no predecessor. */
export function judge(now, before) {
  let sum = 0;
  let squares = 0;
  let change = 0;
  let count = 0;
  for (let i = 0; i < now.length; i++) {
    if (isInOval(i)) {
      sum += now[i];
      squares += now[i] * now[i];
      change += before ? Math.abs(now[i] - before[i]) : 0;
      count++;
    }
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  if (mean < DARK) return "dark";
  if (mean > BRIGHT) return "bright";
  if (deviation < FLAT) return "place";
  return change / count > MOVING ? "still" : "good";
}
