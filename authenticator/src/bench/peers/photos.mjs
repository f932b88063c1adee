// What both programs in JavaScript share: the list of photos in, one line of JSON for each out.
import { createWriteStream, readFileSync } from "node:fs";
import jpeg from "jpeg-js";

export function decoded(path) {
  return jpeg.decode(readFileSync(path), { useTArray: true, formatAsRGBA: true });
}

/** @param embed takes a path, gives the embedding of the photo's best face, or null */
export async function run(embed) {
  const [list, out] = process.argv.slice(2);
  const paths = readFileSync(list, "utf8").split("\n").filter(Boolean);
  for (const path of paths.slice(0, 10)) await embed(path);
  const file = createWriteStream(out);
  for (const path of paths) {
    const cpu = process.cpuUsage();
    const clock = process.hrtime.bigint();
    const embedding = await embed(path);
    const spent = process.cpuUsage(cpu);
    file.write(JSON.stringify({
      path,
      cpu: (spent.user + spent.system) / 1000,
      clock: Number(process.hrtime.bigint() - clock) / 1e6,
      embedding: embedding && Array.from(embedding),
    }) + "\n");
  }
  file.end(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }) + "\n");
}
