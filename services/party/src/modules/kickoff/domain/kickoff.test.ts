import fc from 'fast-check';
import { KICKOFF_ITEMS, missingKickoffItems } from './kickoff.js';

it('S016: is complete only with all three, in any order', () => {
  fc.assert(
    fc.property(fc.subarray([...KICKOFF_ITEMS]), (held) => {
      const missing = missingKickoffItems([...held].reverse());
      expect([...missing, ...held].sort()).toEqual([...KICKOFF_ITEMS].sort());
    }),
  );
});
