import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/**
 * Writes documents as the manifest that a gateway takes for trusted ones, in the order of their text. Of a whole demo it
 * is `gateway/operations/demo.json`, whose documents a gateway makes ready at its start.
 */
export function writeDocuments(file: string, documents: Iterable<string>): void {
  const operations = [...new Set(documents)]
    .sort()
    .map((body) => ({ id: createHash('sha256').update(body).digest('hex'), body }));
  writeFileSync(file, `${JSON.stringify({ operations }, null, 2)}\n`);
}
