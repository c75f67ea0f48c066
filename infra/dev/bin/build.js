const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../../..');

/** What the compiler does not make: a program, what it reads, and a file that it writes. */
const BUNDLES = [
  {
    program: 'gateway/build/explorer.build.js',
    inputs: ['gateway/explorer', 'gateway/build', 'gateway/package.json'],
    output: 'gateway/dist/explorer/index.html',
  },
];

function newest(entry) {
  const status = fs.statSync(entry);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...fs.readdirSync(entry).map((name) => newest(path.join(entry, name))));
}

function isCurrent({ inputs, output }) {
  const made = path.join(root, output);
  if (!fs.existsSync(made)) return false;
  const since = fs.statSync(made).mtimeMs;
  return inputs.every((input) => newest(path.join(root, input)) <= since);
}

/** Runs a Node program of the repository; its output goes to stderr. */
function run(program, args = []) {
  const done = spawnSync(process.execPath, [path.join(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status === 0) return true;
  console.error(`the build failed in ${program}: see the messages above.`);
  return false;
}

/** Builds what has changed: all, or only the named projects and what they refer to. */
function build(projects = []) {
  if (!run('node_modules/typescript/bin/tsc', ['-b', ...projects])) return false;
  if (projects.length > 0) return true;
  return BUNDLES.every((bundle) => isCurrent(bundle) || run(bundle.program));
}

module.exports = { build, root };
