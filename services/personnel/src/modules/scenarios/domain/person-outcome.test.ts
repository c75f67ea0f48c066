import { localDate, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import { defaultChannels } from '../../channels/domain/default-channels.js';
import { anyPerson } from '../../rules/any-person.fixture.js';
import { assessPerson } from '../../rules/domain/assessment.js';
import type { Entitlement } from '../../rules/domain/entitlement.js';
import { calculateEntitlements } from '../../rules/domain/entitlements.js';
import type { FactoryFigures } from '../../rules/domain/factory-figures.js';
import { builtInPack } from '../../rules/domain/packs.js';
import type { PersonFacts } from '../../rules/domain/person-facts.js';
import { type PreparedPack, preparePack, withoutTraces } from '../../rules/domain/prepared-pack.js';
import type { Regime } from '../../rules/domain/rule-pack.js';
import { likeness } from '../likeness.js';
import { type Assumption, startChooser } from './assumptions.js';
import { overridePack } from './overrides.js';
import { type Basis, chooseFor, openChannels, startOutcomes } from './person-outcome.js';

const declared = localDate('2026-08-18');
const horizon = { from: yearMonth('2026-08'), years: 10 };
const figures: FactoryFigures = {
  acceptedOn: localDate('2026-07-01'),
  feePool: null,
  averageStaffWage: 300_000n,
};
const ASSUMED: Assumption[] = [
  { case: 'PERMANENT', channelCode: 'CH2', sharePercent: '40' },
  { case: 'CONTRACT', channelCode: 'CH3', sharePercent: '50' },
];

type Override = [path: string, value: string] | null;

function packWith(regime: Regime, override: Override): PreparedPack {
  const [path, value] = override ?? [];
  const overridden = overridePack(builtInPack(regime), path && value ? [{ path, value }] : []);
  if ('faults' in overridden) throw new Error(JSON.stringify(overridden.faults));
  return preparePack(overridden.pack);
}

function basisOf(regime: Regime, traced: PreparedPack, assumptions: Assumption[]) {
  const pack = withoutTraces(traced);
  const open = openChannels(defaultChannels(regime), pack);
  return (): Basis => ({ pack, open, chooser: startChooser(assumptions), figures });
}

const amounts = (dues: readonly Entitlement[]) =>
  dues.map(({ kind, amountFen, payer, claimClass, recurrence }) => ({
    ...{ kind, amountFen, payer, claimClass, recurrence },
  }));

/** Everything anew for this one person, by the calculation of live figures and with traces. */
function slowly(person: PersonFacts, pack: PreparedPack, basis: Basis) {
  const { choice } = chooseFor(person, assessPerson(person, pack, declared), basis);
  return amounts(calculateEntitlements({ ...person, choice }, pack, declared, figures));
}

const OVERRIDES: Override[] = [
  ['averages.minimumMonthlyWage', '"4900.00"'],
  ['averages.cityMonthlyWage', '"1500.00"'],
  ['averages.poolMonthlyWage', '"9000.00"'],
  ['compensation.segmentAPolicy', 'NONE'],
  ['earlyRetirement.internalYears', '9'],
  ['retirement.oldAgeYears', '{"MALE": 55, "FEMALE_CADRE": 50, "FEMALE_WORKER": 45}'],
  ['specialWork.minimumSeniorityYears', '3'],
  ['injury.keptUpToGrade', '6'],
  ['backPay.lateFeeDailyRate', '"0.01"'],
  ['survivors.funeralMonths', '9'],
];

describe('S040: a what-if is the real calculation, kind by kind and to the fen, whatever both bases share', () => {
  it.each([
    ['STATUTORY', null],
    ['POLICY', null],
    ...OVERRIDES.flatMap((one) => [
      ['STATUTORY', one],
      ['POLICY', one],
    ]),
  ] as [Regime, Override][])('%s with %s', (regime, override) => {
    const packs = { live: packWith(regime, null), assumed: packWith(regime, override) };
    const live = basisOf(regime, packs.live, []);
    const assumed = basisOf(regime, packs.assumed, ASSUMED);
    fc.assert(
      fc.property(fc.array(anyPerson, { minLength: 1, maxLength: 12 }), (people) => {
        const outcomes = startOutcomes(live(), assumed(), likeness(live(), assumed()), declared, horizon);
        const [now, then] = [live(), assumed()];
        for (const person of people) {
          const { before, after } = outcomes(person);
          expect(amounts(before.costs.map(({ due }) => due))).toEqual(slowly(person, packs.live, now));
          expect(amounts(after.costs.map(({ due }) => due))).toEqual(slowly(person, packs.assumed, then));
          for (const { costs, total } of [before, after])
            expect(total).toBe(costs.reduce((sum, { spread }) => sum + spread.total, 0n));
        }
      }),
      { numRuns: 15 },
    );
  });
});
