// `npm run coverage:mission [-- --results <jest JSON>]`: row of the mission → test → state; fails on a gap.
// Without results it runs the tests that name a row. A test names what it proves in its title: `S052`, `I-P4`, `EC1`, `§3.11`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '../../..');
const MISSION = path.join(root, 'infra/checks/mission/personnel.json');
const SUITES = ['services/personnel', 'services/party', 'services/stability', 'e2e', 'infra/demo'];
const NAMES = String.raw`S\d{3}|I-P\d|EC\d|WI\d|V[1-4]\b|§3\.`;

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

function runNamedTests() {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'anzhi-mission-')), 'result.json');
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  spawnSync(process.execPath, [jest, '--json', `--outputFile=${file}`, '-t', NAMES, ...SUITES], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readJson(file);
}

/** Every test that ran, with the text that names what it proves. */
function testsOf(result) {
  return result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .map((test) => ({ title: test.fullName, state: test.status, file: path.relative(root, file.name) })),
  );
}

/** A title names an id when it stands there whole: EC1 is not named by EC10, nor WI4 by WI4b. */
function naming(id) {
  const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`);
}

function report(title, items, tests) {
  console.log(`\n${title}`);
  let gaps = 0;
  for (const { id, phrase, demands } of items) {
    const named = tests.filter((test) => naming(id).test(test.title));
    const failed = named.filter((test) => test.state === 'failed');
    const state = named.length === 0 ? 'GAP' : failed.length > 0 ? 'FAILED' : 'passed';
    if (state !== 'passed') gaps += 1;
    console.log(`${id.padEnd(6)} ${state.padEnd(6)} ${phrase ? `${phrase} · ` : ''}${demands}`);
    for (const test of (failed.length > 0 ? failed : named).slice(0, 3))
      console.log(`         ${test.file}: ${test.title}`);
    if (named.length > 3 && failed.length === 0) console.log(`         and ${named.length - 3} more`);
  }
  return gaps;
}

function main(args) {
  const given = args.indexOf('--results');
  const tests = testsOf(given >= 0 ? readJson(path.resolve(args[given + 1])) : runNamedTests());
  const { rows, invariants, examples } = readJson(MISSION);
  const gaps =
    report('Coverage rows', rows, tests) +
    report('Invariants', invariants, tests) +
    report('Worked examples', examples, tests);
  const total = rows.length + invariants.length + examples.length;
  console.log(`\nmission of personnel: ${total - gaps} of ${total} proven by passing tests`);
  return gaps === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
