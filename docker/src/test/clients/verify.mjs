// fetch, which looks at a code in the body, or http, which reads whatever comes.
import { readFileSync } from 'node:fs';
import http from 'node:http';

const [mode, url, token, image1, image2] = process.argv.slice(2);
const encoded = (path) => readFileSync(path).toString('base64');
const body = JSON.stringify({ encoded_image1: encoded(image1), encoded_image2: encoded(image2) });
const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };

async function byFetch() {
  if (typeof fetch !== 'function') {
    console.log('this Node.js has no fetch');
    process.exit(77);
  }
  return (await fetch(url, { method: 'POST', headers, body })).json();
}

function byHttp() {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const data = await (mode === 'fetch' ? byFetch() : byHttp());
if (data.code === 400 || data.statusCode === 401) {
  console.log('refused', data.code, data.reason);
} else {
  const first = data.matchedFaces[0];
  console.log(first.matchResult === 1 ? 'match' : 'nomatch', first.confidence, first.image1_face.quality);
}
