import { createServer } from 'node:http';

/** The least that node:http can do for a request of JSON: its body read and parsed, the answer of its number made text and written. */

const texts = JSON.parse(process.env['ANSWERS'] ?? '{}') as Record<string, string>;
const answers = new Map(Object.entries(texts).map(([path, text]) => [path, JSON.parse(text) as unknown]));

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const text = JSON.stringify(answers.get(request.url ?? '') ?? {});
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
