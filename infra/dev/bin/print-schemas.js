// Prints each service's schema.graphql from its build; `npm run schemas` builds first and composes afterwards.
const { execFileSync } = require('node:child_process');
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../../..');
for (const service of ['party', 'assets', 'personnel', 'stability']) {
  const script = join(root, 'services', service, 'dist/print-schema.js');
  if (!existsSync(script)) throw new Error(`${script} is missing: run tsc -b first`);
  writeFileSync(join(root, 'services', service, 'schema.graphql'), execFileSync(process.execPath, [script]));
}
