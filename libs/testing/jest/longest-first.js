const Sequencer = require('@jest/test-sequencer').default;

/** Files that take half a minute and more: one of them begun last would leave a core idle. In a fresh clone jest knows no times. */
const LONG = [
  'e2e/demo',
  'gateway/differential/differential',
  'roster/large-roster',
  'gateway/src/cluster/',
  'libs/outbox/test/consumer',
  'infra/chaos/',
  'libs/outbox/test/dead-letters',
];

/** Jest's own order, but the longest files first. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((part) => path.includes(part));
      return at < 0 ? LONG.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
