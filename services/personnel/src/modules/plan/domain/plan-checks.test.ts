import { builtInPack } from '../../rules/domain/packs.js';
import {
  checkAgreements,
  checkConsultation,
  checkData,
  checkFunds,
  checkMeasures,
  checkOpinions,
  gapOf,
  maySubmit,
} from './plan-checks.js';
import { checkRepresentation, representativesNeeded } from './representation.js';

const DATA = { frozen: true, roster: 100, calculated: 100, leftOut: 0 };
const money = (budget: bigint, funded: bigint, source = 'ESTATE') => ({ source, budget, funded });

describe('S039 three checks of a plan', () => {
  it('data: frozen, nobody left out, everybody determined', () => {
    expect(checkData(DATA)).toEqual({ code: 'DATA_COMPLETE', passed: true, advisory: false, missing: [] });
  });

  it.each([
    ['roster not frozen', { frozen: false }, 1],
    ['empty roster', { roster: 0, calculated: 0 }, 1],
    ['somebody left out', { leftOut: 1 }, 1],
    ['not calculated', { calculated: null }, 1],
    ['one without determination', { calculated: 99 }, 1],
    ['everything missing', { frozen: false, roster: 0, calculated: null, leftOut: 2 }, 4],
  ])('data: %s', (_, over, missing) => {
    const check = checkData({ ...DATA, ...over });
    expect([check.passed, check.missing.length]).toEqual([false, missing]);
  });

  it('measures: names each category without a channel and how many people that is', () => {
    expect(checkMeasures([])).toMatchObject({ passed: true });
    expect(checkMeasures(null)).toMatchObject({ passed: false });
    const check = checkMeasures([{ name: { zh: '工残', en: 'injured' }, people: 2 }]);
    expect(check).toMatchObject({ passed: false, missing: [{ zh: '工残: 2 人无安置渠道' }] });
  });

  it.each([
    ['equal', [money(10n, 10n)], true],
    ['one fen short', [money(10n, 9n)], false],
    ['one source does not stand in for another', [money(10n, 9n), money(0n, 100n, 'GROUP')], false],
    ['nothing budgeted, nothing funded', [], true],
  ])('funds: %s', (_, sources, passed) => {
    expect(checkFunds(sources).passed).toBe(passed);
  });

  it('S040 the gap of a source is what it lacks and never negative', () => {
    expect([gapOf(money(10n, 3n)), gapOf(money(3n, 10n))]).toEqual([7n, 0n]);
  });
});

describe('other checks', () => {
  it('S042 one opinion without a reply holds the plan up', () => {
    expect([maySubmit([checkOpinions(0)]), maySubmit([checkOpinions(1)])]).toEqual([true, false]);
  });

  it('S043 a talk that did not take place is shown and holds nothing up', () => {
    expect(checkConsultation(61, 61).passed).toBe(true);
    expect(checkConsultation(61, 60)).toMatchObject({ passed: false, advisory: true });
    expect(maySubmit([checkConsultation(61, 60)])).toBe(true);
  });

  it('an amendment keeps the channels in which agreements stand', () => {
    const standing = [{ channelCode: 'CH2', people: 3 }];
    expect(checkAgreements(standing, ['CH1', 'CH2']).passed).toBe(true);
    expect(checkAgreements(standing, ['CH1'])).toMatchObject({ passed: false, missing: [{}] });
  });

  const terms = builtInPack('STATUTORY').congress;
  it.each([
    [20, 20],
    [30, 30],
    [600, 30],
    [601, 31],
    [1_498, 75],
  ])('of %d people %d are representatives', (staff, needed) => {
    expect(representativesNeeded(staff, terms)).toBe(needed);
    expect(checkRepresentation({ staff, representatives: needed, managers: 0 }, terms).passed).toBe(true);
    expect(checkRepresentation({ staff, representatives: needed - 1, managers: 0 }, terms).passed).toBe(
      false,
    );
  });

  it.each([
    [6, true],
    [7, false],
  ])('managers among 30: %d', (managers, passed) => {
    const check = checkRepresentation({ staff: 100, representatives: 30, managers }, terms);
    expect(check).toMatchObject({ passed, advisory: true });
  });

  it('§3.11 the limits are those of the rules, with their article', () => {
    const stricter = { ...terms, managerPercent: { value: 10, law: 'DEMO', article: '9' } };
    const counted = { staff: 100, representatives: 30, managers: 4 };
    expect(checkRepresentation(counted, terms).passed).toBe(true);
    expect(checkRepresentation(counted, stricter).missing).toEqual([
      {
        zh: '管理人员代表 4 人,超过代表总数的百分之 10〔企业民主管理规定第9条〕',
        en: expect.stringContaining('more than 10 %'),
      },
    ]);
  });
});
