import fc from 'fast-check';
import { digestText, parseDigest, personDigest, withoutPerson, withPerson } from './result-digest.js';

const amounts = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('COMPENSATION', 'BACK_PAY', 'RESETTLEMENT_FEE'),
    amountFen: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  }),
  { selector: (amount) => amount.kind },
);
const people = fc.uniqueArray(fc.record({ no: fc.string({ minLength: 1 }), amounts }), {
  selector: (person) => person.no,
});
const digestOf = (all: readonly { no: string; amounts: { kind: string; amountFen: bigint }[] }[]): bigint =>
  all.reduce((sum, person) => withPerson(sum, personDigest(person.no, person.amounts)), 0n);

it('the order of people and of their amounts changes nothing', () => {
  fc.assert(
    fc.property(people, (all) => {
      const turned = [...all].reverse().map((one) => ({ ...one, amounts: [...one.amounts].reverse() }));
      expect(digestOf(turned)).toBe(digestOf(all));
    }),
  );
});

it('a person who is taken out and added again leaves the digest as it was', () => {
  fc.assert(
    fc.property(people, fc.string(), (all, no) => {
      const before = digestOf(all);
      const one = personDigest(no, [{ kind: 'BACK_PAY', amountFen: 1n }]);
      expect(withoutPerson(withPerson(before, one), one)).toBe(before);
      expect(parseDigest(digestText(before))).toBe(before);
    }),
  );
});

it('one fen, one kind, one number or one person without an amount makes another digest', () => {
  const base = digestOf([{ no: '1', amounts: [{ kind: 'BACK_PAY', amountFen: 100n }] }]);
  const others = [
    [{ no: '1', amounts: [{ kind: 'BACK_PAY', amountFen: 101n }] }],
    [{ no: '1', amounts: [{ kind: 'COMPENSATION', amountFen: 100n }] }],
    [{ no: '2', amounts: [{ kind: 'BACK_PAY', amountFen: 100n }] }],
    [
      { no: '1', amounts: [{ kind: 'BACK_PAY', amountFen: 100n }] },
      { no: '2', amounts: [] },
    ],
  ];
  expect(new Set([base, ...others.map(digestOf)]).size).toBe(5);
});
