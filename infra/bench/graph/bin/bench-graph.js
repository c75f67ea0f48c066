// `npm run bench:graph`: builds the repository, installs the peers where they are not yet, compiles the bench, and measures.
const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { build, root } = require('../../../dev/bin/build.js');

const here = path.resolve(__dirname, '..');
const stampFile = path.join(here, 'node_modules/.anzhi-lock');
const lock = fs.readFileSync(path.join(here, 'package-lock.json'));
const digest = crypto.createHash('sha256').update(lock).digest('hex');

function run(command, args) {
  return spawnSync(command, args, { cwd: here, stdio: ['ignore', 2, 2] }).status === 0;
}

function install() {
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === digest) return true;
  console.error('installing the peers of the graph bench (npm ci in infra/bench/graph) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if (!run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    console.error('npm ci failed: the peers come from the npm registry; try again when it can be reached.');
    return false;
  }
  fs.writeFileSync(stampFile, digest);
  return true;
}

const compile = () => run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', here]);

if (build() && install() && compile()) {
  require('../dist/main.js');
} else {
  process.exitCode = 1;
}
