// Static checks that no compiler makes: layers, secrets, registry hosts in the lock file. Exit 1 when any fails.
const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { checkEventMap } = require('./event-map.js');

const { breakingChanges } = require('./breaking-changes.js');

const root = join(__dirname, '../../..');
const cruiser = [join(root, 'infra/checks/node_modules'), join(root, 'node_modules')]
  .map((folder) => join(folder, 'dependency-cruiser/bin/dependency-cruise.mjs'))
  .find(existsSync);
const SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{36}\b|eyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./;
const failures = [];

function layers() {
  const folders = ['libs', 'services', 'gateway/src', 'infra'];
  execFileSync(process.execPath, [cruiser, '--config', 'infra/checks/dependency-cruiser.cjs', ...folders], {
    cwd: root,
    stdio: 'inherit',
  });
}

function secrets() {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !file.endsWith('package-lock.json'));
  const found = files.filter((file) => SECRET.test(readFileSync(join(root, file), 'latin1')));
  if (found.length > 0) throw new Error(`looks like a secret: ${found.join(', ')}`);
}

function lockFile() {
  const files = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: root, encoding: 'utf8' });
  for (const file of files.trim().split('\n')) {
    const hosts = readFileSync(join(root, file), 'utf8').match(/"resolved": "https?:[^"]*"/g);
    if (hosts)
      throw new Error(
        `${file} names registry hosts (${hosts.length}); .npmrc has omit-lockfile-registry-resolved=true`,
      );
  }
}

/** Needs the build: it asks the contracts and the services' manifests. */
function eventMap() {
  checkEventMap();
}

for (const check of [layers, secrets, lockFile, breakingChanges, eventMap]) {
  try {
    check();
    console.log(`ok ${check.name}`);
  } catch (error) {
    failures.push(check.name);
    console.error(`FAILED ${check.name}: ${error.message}`);
  }
}
process.exit(failures.length > 0 ? 1 : 0);
