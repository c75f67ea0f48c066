const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.resolve(__dirname, '../../..');

/** Builds what has changed (references and their order are the compiler's business). Output goes to stderr. */
function build(projects = []) {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const done = spawnSync(process.execPath, [compiler, '-b', ...projects], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status === 0) return true;
  console.error('the build failed: see the messages of the compiler above.');
  return false;
}

module.exports = { build, root };
