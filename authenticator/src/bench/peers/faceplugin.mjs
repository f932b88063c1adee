// The package's own functions, unchanged, over its own OpenCV; ONNX Runtime is the native one, which flatters it: in a
// browser it would be WebAssembly. What a browser would bring (window, script, image) is feigned.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFileSync } from "node:fs";
import { InferenceSession } from "onnxruntime-node";
import { decoded, run } from "./photos.mjs";
import * as face from "./faceplugin.bundle.mjs";

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve("faceplugin-face-recognition-js/package.json"));

globalThis.window = { WebAssembly };
globalThis.document = { createElement: () => ({}), body: { appendChild() {} } };
face.load_opencv();
const { _main } = window.Module;
globalThis.Module = { wasmBinary: readFileSync(join(folder, "js/opencv_js.wasm")) };
const made = require(join(folder, "js/opencv.js"));
if (!made.Mat) await new Promise((resolve) => (made.onRuntimeInitialized = () => resolve()));
globalThis.cv = made;
window.cv = cv;
_main();

globalThis.Image = class {
  set src(path) {
    this.path = path;
    setImmediate(() => this.onload());
  }
};
cv.imread = (image) => cv.matFromImageData(decoded(image.path));

const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
const model = (name) => InferenceSession.create(join(folder, `model/${name}.onnx`), options);
const detector = await model("fr_detect");
const landmarks = await model("fr_landmark");
const embedder = await model("fr_feature");

await run(async (path) => {
  const found = await face.detectFaceBase64(detector, path);
  if (found.size === 0) return null;
  const points = await face.predictLandmarkBase64(landmarks, path, found.bbox);
  const embeddings = await face.extractFeatureBase64(embedder, path, points.slice(0, 1));
  return embeddings[0].output.data;
});
