"""The same models as ours through plain ONNX Runtime and OpenCV, with the recipe that is right: the fair bar.

One look for the landmarks and one embedding a photo, as whoever knows the recipe would write it; --ours takes as many
looks and embeddings as the product does, so that only the programs differ.
"""
import json
import resource
import sys
import time

import cv2
import numpy as np
import onnxruntime as ort

TEMPLATE = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
)
LOOKS, EMBEDDINGS = (8, 2) if "--ours" in sys.argv else (1, 1)
models, listed, out = [a for a in sys.argv[1:] if not a.startswith("--")]
cv2.setNumThreads(1)
ort.set_default_logger_severity(3)


def session(name):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(f"{models}/{name}.onnx", options, providers=["CPUExecutionProvider"])


DETECTOR, LANDMARKS, EMBEDDER = session("fr_detect"), session("fr_landmark"), session("fr_feature")


def similarity(points):
    """Umeyama's least squares: rotation, scale and shift."""
    p, q = points - points.mean(0), TEMPLATE - TEMPLATE.mean(0)
    norm = (p * p).sum()
    a = (p * q).sum() / norm
    b = (p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0]).sum() / norm
    turn = np.array([[a, -b], [b, a]])
    return np.hstack([turn, (TEMPLATE.mean(0) - turn @ points.mean(0))[:, None]])


def box_of(image):
    height, width = image.shape[:2]
    small = cv2.resize(image, (320, 240), interpolation=cv2.INTER_AREA)
    tensor = cv2.dnn.blobFromImage(small, 1 / 128, (320, 240), (127, 127, 127), swapRB=True)
    scores, boxes = DETECTOR.run(["scores", "boxes"], {"input": tensor})
    found = boxes[0] * [width, height, width, height]
    sides = found[:, 2:] - found[:, :2]
    kept = cv2.dnn.NMSBoxes(np.hstack([found[:, :2], sides]), scores[0, :, 1], 0.65, 0.4)
    return found[max(kept, key=lambda i: sides[i].prod())] if len(kept) else None


def points_of(image, box):
    side = box[3] - box[1]
    x, y = (box[0] + box[2] - side) / 2, box[1]
    scale = 64 / side
    crop = cv2.warpAffine(
        image, np.array([[scale, 0, -x * scale], [0, scale, -y * scale]]), (64, 64), borderMode=cv2.BORDER_REPLICATE
    )
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY).astype(np.float32) / 256
    all68 = LANDMARKS.run(None, {"input": grey[None, None]})[0].reshape(68, 2) * side + [x, y]
    return np.array([
        all68[[37, 38, 40, 41]].mean(0),
        all68[[43, 44, 46, 47]].mean(0),
        all68[30],
        all68[[48, 60]].mean(0),
        all68[[54, 64]].mean(0),
    ])


def embedding_of(path):
    image = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    box = box_of(image)
    if box is None:
        return None
    for _ in range(LOOKS):
        points = points_of(image, box)
    aligned = cv2.warpAffine(image, similarity(points), (112, 112), borderMode=cv2.BORDER_REPLICATE)
    total = 0
    for i in range(EMBEDDINGS):
        tensor = cv2.dnn.blobFromImage(aligned if i == 0 else cv2.flip(aligned, 1), 1 / 128, (112, 112), (127, 127, 127))
        raw = EMBEDDER.run(None, {"input": tensor})[0][0]
        total = total + raw / np.linalg.norm(raw)
    return total


with open(listed, encoding="utf-8") as file:
    paths = file.read().split()
for path in paths[:10]:
    embedding_of(path)
with open(out, "w", encoding="utf-8") as file:
    for path in paths:
        clock, cpu = time.perf_counter(), time.process_time()
        embedding = embedding_of(path)
        spent = {"cpu": (time.process_time() - cpu) * 1e3, "clock": (time.perf_counter() - clock) * 1e3}
        found = None if embedding is None else [round(float(v), 6) for v in embedding]
        file.write(json.dumps({"path": path, **spent, "embedding": found}) + "\n")
    file.write(json.dumps({"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}) + "\n")
