#!/usr/bin/env bash
# run.sh PEOPLE IGNORED OUT [PAIRS]: ours and the peers on the same photos, one after the other, then the table.
# Needs the built bench classes (docs/performance.md), Node, and a Python with onnxruntime, opencv and numpy ($PYTHON).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
module=$(cd "$here/../../.." && pwd -P)
python=${PYTHON:-python3}
people=$1 ignored=$2 out=$(realpath -m "$3") pairs=${4:-300}
node=$out/node
mkdir -p "$node"
cp "$here"/*.mjs "$here/package.json" "$node"
(cd "$node" && npm install --ignore-scripts --no-audit --no-fund --silent &&
  npx --no-install esbuild node_modules/faceplugin-face-recognition-js/index.js --bundle --format=esm --platform=node \
    --alias:onnxruntime-web=onnxruntime-node --external:onnxruntime-node --outfile=faceplugin.bundle.mjs --log-level=error)
"$python" "$here/inputs.py" "$people" "$ignored" "$module/target/photos" "$out" "$pairs"
models=$node/node_modules/faceplugin-face-recognition-js/model
for photos in people webcam; do
  java -Xmx256m -cp "$(cat "$module/target/bench.classpath")" io.github.keycloakface.bench.PeerRun \
    "$out/$photos.txt" "$out/ours-$photos.jsonl"
  "$python" "$here/plain.py" "$models" "$out/$photos.txt" "$out/plain-$photos.jsonl"
  "$python" "$here/plain.py" --ours "$models" "$out/$photos.txt" "$out/plain-as-ours-$photos.jsonl"
  (cd "$node" && node faceplugin.mjs "$out/$photos.txt" "$out/faceplugin-$photos.jsonl" &&
    node face-api.mjs "$out/$photos.txt" "$out/face-api-$photos.jsonl") > "$out/$photos.log" 2>&1
done
"$python" "$here/table.py" "$out" ours plain plain-as-ours faceplugin face-api
