// `npm test [-- jest arguments]`: everything, against real servers, and one plain closing line. Jest's results are kept in
// the file that ANZHI_TEST_RESULTS names, if any.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { build, root } = require('./build.js');

function runJest(args, outputFile) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--json', `--outputFile=${outputFile}`, ...args], {
    cwd: root,
    // Jest reports to stderr; its JSON goes to the file, not to stdout.
    stdio: ['ignore', 'ignore', 2],
  });
  // Ctrl-C reaches jest by the terminal; we only wait for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** Failed tests, and one more for each file that could not run at all. */
function summarise(outputFile) {
  if (!fs.existsSync(outputFile)) return null;
  const result = JSON.parse(fs.readFileSync(outputFile, 'utf8'));
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}

async function main(args) {
  if (!build()) return 1;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anzhi-jest-'));
  try {
    const outputFile = path.join(folder, 'result.json');
    const code = await runJest(args, outputFile);
    const result = summarise(outputFile);
    const kept = process.env.ANZHI_TEST_RESULTS;
    if (result && kept) fs.copyFileSync(outputFile, kept);
    if (!result) {
      console.error('the run ended before it had a result');
      return code || 1;
    }
    console.log(`${result.passed} passed, ${result.failed} failed`);
    if (result.failed > 0 || result.passed === 0) return code || 1;
    return code;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
