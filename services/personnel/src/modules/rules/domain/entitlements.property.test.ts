import { localDate, parseYuan, sumFen } from '@anzhi/domain';
import fc from 'fast-check';
import { anyPerson } from '../any-person.fixture.js';
import { assessPerson } from './assessment.js';
import { calculateEntitlements } from './entitlements.js';
import { explainNoSeverance } from './no-severance.js';
import { builtInPack } from './packs.js';
import type { PersonFacts } from './person-facts.js';
import { preparePack, withoutTraces } from './prepared-pack.js';
import { renderTrace } from './trace.js';

const statutory = preparePack(builtInPack('STATUTORY'));
const policy = preparePack(builtInPack('POLICY'));
const declared = localDate('2026-08-18');

const SEVERANCE = ['COMPENSATION', 'RESETTLEMENT_FEE'];
const EARLY = ['SPECIAL_WORK', 'WITHIN_FIVE_YEARS', 'ILLNESS_INCAPACITY'];

describe('properties over everybody', () => {
  it.each([
    ['STATUTORY', statutory],
    ['POLICY', policy],
  ])('%s: I-P5, I-P6 and I-P7 hold for everybody, amounts are positive, traces render', (_, pack) => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const all = calculateEntitlements(person, pack, declared);
        const severance = all.filter(({ kind }) => SEVERANCE.includes(kind));
        const assessment = assessPerson(person, pack, declared);
        expect(severance.length).toBeLessThanOrEqual(1);
        if (person.injury !== null && person.injury.grade <= 4) expect(severance).toEqual([]);
        if (EARLY.includes(assessment.underlying)) expect(severance).toEqual([]);
        if (person.status === 'RETIRED') expect(severance).toEqual([]);
        expect(explainNoSeverance(person, assessment, pack) === null).toBe(severance.length === 1);
        expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
        for (const { amountFen, payer, claimClass, trace } of all) {
          expect(amountFen > 0n).toBe(true);
          expect(claimClass === 'NOT_A_CLAIM').toBe(payer === 'INJURY_FUND' || payer === 'PENSION_FUND');
          const { zh, en } = renderTrace(trace);
          expect(`${zh}${en}`).not.toMatch(/undefined|NaN|\{\d/);
          expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of persons', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { minLength: 2, maxLength: 8 }), (people) => {
        const one = (list: PersonFacts[]) =>
          list.map((person) => calculateEntitlements(person, statutory, declared));
        expect(one([...people].reverse()).reverse()).toEqual(one(people));
      }),
      { numRuns: 30 },
    );
  });

  it('loses nothing of managers’ pay: class 1 and the excess are the arrears, to the fen', () => {
    const figures = { acceptedOn: null, feePool: null, averageStaffWage: parseYuan('1800') };
    fc.assert(
      fc.property(anyPerson, (person) => {
        const owed = (of: typeof figures | null) =>
          sumFen(
            calculateEntitlements(person, statutory, declared, of)
              .filter(({ kind }) => kind === 'BACK_PAY' || kind === 'MANAGER_PAY_EXCESS')
              .map(({ amountFen }) => amountFen),
          );
        expect(owed(figures)).toBe(owed(null));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['STATUTORY', statutory],
    ['POLICY', policy],
  ])('%s: amounts are the same, and nothing is written down, where nobody will ask why', (_, pack) => {
    const amounts = (person: PersonFacts, by: typeof pack) =>
      calculateEntitlements(person, by, declared).map(({ trace: _trace, ...rest }) => rest);
    const untraced = withoutTraces(pack);
    fc.assert(
      fc.property(anyPerson, (person) => {
        expect(amounts(person, untraced)).toEqual(amounts(person, pack));
        for (const { trace } of calculateEntitlements(person, untraced, declared))
          expect([trace.inputs, trace.steps]).toEqual([[], []]);
      }),
      { numRuns: 100 },
    );
  });
});
