// One picture of the video as base64url JPEG that fits into a form field.

// Above it a picture only gets larger: liveness, scores and quality stay as they are (docs/performance.md).
const BEST_QUALITY = 0.85;
const WORST_QUALITY = 0.4;

/** The middle square of the video: what the page shows, not mirrored. */
export function drawSquare(video, canvas, side) {
  const edge = Math.min(video.videoWidth, video.videoHeight);
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(
    video, (video.videoWidth - edge) / 2, (video.videoHeight - edge) / 2, edge, edge, 0, 0, side, side);
  return context;
}

/** Lowers the quality until the text fits; returns null when it never does. */
export function take(video, maxChars, most, best = BEST_QUALITY) {
  const canvas = document.createElement("canvas");
  drawSquare(video, canvas, Math.min(most, video.videoWidth, video.videoHeight));
  for (let quality = best; quality >= WORST_QUALITY; quality -= 0.08) {
    const url = canvas.toDataURL("image/jpeg", quality);
    const text = url.slice(url.indexOf(",") + 1).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    if (text.length <= maxChars) return text;
  }
  return null;
}
