import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asyncApiDocument } from './asyncapi.js';

// dist/ and src/ lie at the same depth, so the path holds for both.
const target = resolve(__dirname, '../../../docs/asyncapi.json');
const printed = `${JSON.stringify(asyncApiDocument(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== printed) {
    process.stderr.write('docs/asyncapi.json is stale: run `node libs/contracts/dist/print-asyncapi.js`\n');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, printed);
}
