import { formatYuan, localDate, parseYuan } from '@anzhi/domain';
import { calculateEntitlements } from './entitlements.js';
import { builtInPack } from './packs.js';
import type { DeathCircumstances, PersonFacts } from './person-facts.js';
import { samplePerson } from './person-facts.sample.js';
import { preparePack } from './prepared-pack.js';
import { renderTrace } from './trace.js';

const pack = preparePack(builtInPack('STATUTORY'));
const declared = localDate('2026-08-18');

function grants(death: Partial<DeathCircumstances>, over: Partial<PersonFacts> = {}) {
  const person = samplePerson({
    status: 'DECEASED',
    deathDate: localDate('2026-01-10'),
    death: {
      cause: 'NON_WORK',
      insured: true,
      ownContributions: parseYuan('90000'),
      pensionSince: null,
      ...death,
    },
    ...over,
  });
  return calculateEntitlements(person, pack, declared);
}
const lines = (found: ReturnType<typeof grants>) =>
  found.map(
    ({ kind, amountFen, payer, claimClass }) => `${kind} ${formatYuan(amountFen)} ${payer} ${claimClass}`,
  );

describe('grants after a death, §3.7', () => {
  it('at work: funeral 6 × pool average and 20 × national income, from the injury fund', () => {
    expect(lines(grants({ cause: 'WORK' }))).toEqual([
      'FUNERAL_GRANT 42000.00 INJURY_FUND NOT_A_CLAIM',
      'DEATH_GRANT 1083760.00 INJURY_FUND NOT_A_CLAIM',
    ]);
  });

  it('at work without insurance: the estate owes both (工伤保险条例 62 ¶2)', () => {
    const found = grants({ cause: 'WORK', insured: false });
    expect(lines(found)).toEqual([
      'FUNERAL_GRANT 42000.00 ESTATE CLASS_1',
      'DEATH_GRANT 1083760.00 ESTATE CLASS_1',
    ]);
    expect(renderTrace(found[0]!.trace).zh).toContain('第62(2)条');
  });

  it('grades 1–4 after the paid leave: the funeral grant alone', () => {
    expect(lines(grants({ cause: 'AFTER_INJURY' }))).toEqual([
      'FUNERAL_GRANT 42000.00 INJURY_FUND NOT_A_CLAIM',
    ]);
  });

  it('survivors of non-work deaths: the pension fund pays by contribution years, 15 y 9 m here', () => {
    // 2010-04-01…2026-01-10 is 15 y 9 m 10 d: 9 + 9/12 months × 3,900.00.
    expect(lines(grants({}))).toEqual([
      'FUNERAL_GRANT 7800.00 PENSION_FUND NOT_A_CLAIM',
      'DEATH_GRANT 38025.00 PENSION_FUND NOT_A_CLAIM',
    ]);
  });

  it('survivors of a pensioner: less the time drawn, nine months at least', () => {
    const since = { pensionSince: localDate('2020-01-11') };
    expect(lines(grants(since, { status: 'RETIRED' }))[1]).toBe(
      'DEATH_GRANT 35100.00 PENSION_FUND NOT_A_CLAIM',
    );
  });

  it('gives nothing before the national rule of 2021-09-01, nor where the cause is not known', () => {
    expect(grants({}, { deathDate: localDate('2021-08-31') })).toEqual([]);
    const unknown = samplePerson({ status: 'DECEASED', deathDate: localDate('2026-01-10') });
    expect(calculateEntitlements(unknown, pack, declared)).toEqual([]);
  });
});
