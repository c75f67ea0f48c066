import { describeFinding } from './compare/report.js';
import { runSupergraph } from './run.js';
import { allSupergraphs } from './supergraphs/index.js';

/** 504 operations over 14 supergraphs; a nightly run has 10,000 (`npm run differential`). */
const OPERATIONS_EACH = 36;

test.each(allSupergraphs())('the compiled executor answers as stock does: $name', async (supergraph) => {
  const { operations, withData, withErrors, undecided, fallbacks, findings } = await runSupergraph(
    supergraph,
    1,
    OPERATIONS_EACH,
  );
  expect(findings.map(describeFinding)).toEqual([]);
  // A comparison of stock with stock, or of nothing with nothing, would prove nothing.
  expect(fallbacks).toEqual([]);
  expect(operations).toBe(OPERATIONS_EACH);
  expect(withData).toBeGreaterThan(OPERATIONS_EACH / 2);
  expect(withErrors).toBeGreaterThan(0);
  expect(undecided).toBeLessThan(OPERATIONS_EACH / 10);
});
