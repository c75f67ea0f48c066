// Runs before `npm start` and `npm test`: installs when it must, and says nothing when there is nothing to do.
const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../../..');
const lockFile = path.join(root, 'package-lock.json');
const npmsOwnRecord = path.join(root, 'node_modules/.package-lock.json');
const stampFile = path.join(root, 'node_modules/.anzhi-lock');

function isInstalled(digest) {
  if (!fs.existsSync(npmsOwnRecord)) return false;
  if (fs.existsSync(stampFile)) return fs.readFileSync(stampFile, 'utf8') === digest;
  // Somebody ran npm by hand: npm writes its record last, so a record younger than the lock file belongs to it.
  return fs.statSync(npmsOwnRecord).mtimeMs >= fs.statSync(lockFile).mtimeMs;
}

function install() {
  console.error('installing dependencies (npm ci) …');
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status === 0) return true;
  console.error(
    'npm ci failed: see its message above. It needs the npm registry; try again when it can be reached.',
  );
  return false;
}

const digest = crypto.createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
if (isInstalled(digest) || install()) fs.writeFileSync(stampFile, digest);
else process.exitCode = 1;
