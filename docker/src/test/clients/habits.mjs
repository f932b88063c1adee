// The habits of Node.js callers, and of Dart callers: node habits.mjs CASES, with axios beside it.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import axios from './axios.min.mjs';

const base64 = (bytes) => bytes.toString('base64');
const urlSafe = (bytes) => bytes.toString('base64url');

function members(row, encode) {
  const body = {};
  for (const [name, image] of [['encoded_image1', row[5]], ['encoded_image2', row[6]]]) {
    if (image.startsWith('=')) body[name] = image.slice(1);
    else if (image !== '-') body[name] = encode(readFileSync(image));
  }
  return { ...body, ...JSON.parse(row[7]) };
}

function compared(answer) {
  const first = answer.matchedFaces[0];
  return `${first.matchResult === 1 ? 'match' : 'nomatch'} ${first.confidence} ${first.image1_face.quality}`;
}

// axios throws on everything but 2xx; what the server says is error.response.data
async function byAxios(row) {
  try {
    const { data } = await axios.post(row[2], members(row, urlSafe), { headers: { [row[3]]: row[4] } });
    return compared(data);
  } catch (error) {
    return `refused ${error.response.status} ${error.response.data.reason}`;
  }
}

// fetch as in many samples: no look at the status, but at a code in the body
async function byFetch(row) {
  const headers = { 'Content-Type': 'application/json', [row[3]]: row[4] };
  const response = await fetch(row[2], { method: 'POST', headers, body: JSON.stringify(members(row, base64)) });
  const data = await response.json();
  return data.code >= 400 ? `refused ${data.code} ${data.reason}` : compared(data);
}

// node:http stands in for libraries that are thin layers over a socket
function post(row, headers, encode) {
  return new Promise((resolve, reject) => {
    const request = http.request(row[2], { method: 'POST', headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on('error', reject);
    request.end(JSON.stringify(members(row, encode)));
  });
}

// request with json: true: the body arrives parsed, and body.statusCode tells an error from an answer
async function byRequest(row) {
  const headers = { accept: 'application/json', 'content-type': 'application/json', [row[3]]: row[4] };
  const body = JSON.parse(await post(row, headers, base64));
  return body.statusCode ? `refused ${body.statusCode} ${body.reason}` : compared(body);
}

// Dart's http package: header names in lower case, jsonDecode whatever the status
async function byDart(row) {
  const headers = { 'content-type': 'application/json; charset=utf-8', [row[3]]: row[4] };
  const answer = JSON.parse(await post(row, headers, (bytes) => `data:image/jpeg;base64,${base64(bytes)}`));
  return 'matchedFaces' in answer ? compared(answer) : `refused ${answer.code} ${answer.reason}`;
}

const HABITS = { NODE_AXIOS: byAxios, NODE_FETCH: byFetch, NODE_REQUEST: byRequest, DART_HTTP: byDart };

for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  const row = line.split('\t');
  if (row[0] in HABITS) console.log([row[0], row[1], await HABITS[row[0]](row)].join('\t'));
}
