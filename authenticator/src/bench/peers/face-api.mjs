// @vladmandic/face-api as its README says for Node without native TensorFlow: SSD MobileNet, 68 points, 128 numbers.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decoded, run } from "./photos.mjs";

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs");
const wasm = require("@tensorflow/tfjs-backend-wasm");
const faceapi = require("@vladmandic/face-api/dist/face-api.node-wasm.js");
const folder = (name) => dirname(require.resolve(`${name}/package.json`));

// one thread, as all the others
wasm.setThreadsCount(1);
wasm.setWasmPaths(join(folder("@tensorflow/tfjs-backend-wasm"), "dist/"));
await tf.setBackend("wasm");
await tf.ready();
const models = join(folder("@vladmandic/face-api"), "model");
await faceapi.nets.ssdMobilenetv1.loadFromDisk(models);
await faceapi.nets.faceLandmark68Net.loadFromDisk(models);
await faceapi.nets.faceRecognitionNet.loadFromDisk(models);

await run(async (path) => {
  const { data, width, height } = decoded(path);
  const pixels = tf.tidy(() => tf.slice3d(tf.tensor3d(data, [height, width, 4], "int32"), [0, 0, 0], [-1, -1, 3]));
  const face = await faceapi.detectSingleFace(pixels).withFaceLandmarks().withFaceDescriptor();
  pixels.dispose();
  return face ? face.descriptor : null;
});
