import fc from 'fast-check';
import { gainsOf, missingUnderstandings, UNDERSTANDING_ITEMS } from './understanding.js';

const some = fc.subarray([...UNDERSTANDING_ITEMS]);

it('S036: held and missing together are the four, whatever order they came in', () => {
  fc.assert(
    fc.property(some, (held) => {
      expect([...held, ...missingUnderstandings([...held].reverse())].sort()).toEqual(
        [...UNDERSTANDING_ITEMS].sort(),
      );
    }),
  );
});

it('S036: each person gains exactly what was told and not held, and nobody is told of twice', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), some, (holdings, told) => {
      const held = new Map(holdings.map((items, index) => [`p${index}`, new Set<string>(items)]));
      const gains = gainsOf([...held.keys()], told, held);
      const gained = new Map(gains.flatMap(({ items, employeeIds }) => employeeIds.map((id) => [id, items])));
      expect(gains.flatMap(({ employeeIds }) => employeeIds)).toHaveLength(gained.size);
      for (const [id, items] of held) {
        expect(gained.get(id) ?? []).toEqual(
          UNDERSTANDING_ITEMS.filter((item) => told.includes(item) && !items.has(item)),
        );
      }
    }),
  );
});
