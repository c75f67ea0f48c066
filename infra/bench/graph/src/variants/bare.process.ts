import { createServer } from 'node:http';

/** The least that node:http can do for a request: its body read and parsed, the answer of its number written. */

const answers = JSON.parse(process.env['ANSWERS'] ?? '{}') as Record<string, string>;

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const text = answers[request.url ?? ''] ?? '';
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
