import { localDate, parseYuan } from '@anzhi/domain';
import { assessPerson } from './assessment.js';
import { determine } from './determinations.js';
import { builtInPack } from './packs.js';
import type { PersonFacts } from './person-facts.js';
import { injuryOf, samplePerson, unitPeriod } from './person-facts.sample.js';
import { preparePack } from './prepared-pack.js';
import { renderTrace } from './trace.js';

const statutory = preparePack(builtInPack('STATUTORY'));
const policy = preparePack(builtInPack('POLICY'));
const declared = localDate('2026-08-18');
const declared2005 = localDate('2005-09-01');

const told = (over: Partial<PersonFacts>, pack = statutory, asOf = declared) => {
  const person = samplePerson(over);
  return determine(person, assessPerson(person, pack, asOf), pack, asOf);
};
const permanent: Partial<PersonFacts> = {
  identity: 'SOE_PERMANENT',
  birthDate: localDate('1962-03-10'),
  joinWorkDate: localDate('1982-02-01'),
  servicePeriods: [unitPeriod('1982-02-01')],
};

describe('unemployment benefit', () => {
  it('comes with compensation, for the months of 社保法 46', () => {
    const [benefit] = told({});
    expect(benefit).toMatchObject({ kind: 'UNEMPLOYMENT_BENEFIT', months: 24 });
    expect(renderTrace(benefit!.trace).zh).toContain(
      '16年4个月18天,领取期限最长 24 个月〔社会保险法第46条〕',
    );
  });

  it('I-P6: is excluded by the one-off fee, and comes back with compensation', () => {
    const [withFee] = told(permanent, policy, declared2005);
    expect(withFee).toMatchObject({ months: 0 });
    expect(renderTrace(withFee!.trace).zh).toContain('不再享受失业保险待遇〔国发〔1994〕59号〕');
    expect(told({ ...permanent, choice: 'COMPENSATION' }, policy, declared2005)[0]).toMatchObject({
      months: 24,
    });
  });

  it('is none where the contract does not end by the bankruptcy', () => {
    expect(told({ status: 'RETIRED' })[0]).toMatchObject({ months: 0 });
  });
});

describe('pensions as assessed', () => {
  const assessedPension = { basic: parseYuan('3850'), transitional: parseYuan('600') };
  // Born 1949-09: 55 reached, the old age of 60 is 48 months away.
  const early = { ...permanent, birthDate: localDate('1949-09-10'), assessedPension };

  it('early retirement: 3,850.00 less 8 % for four years is 3,542.00 (Hunan, Guizhou)', () => {
    const found = told(early, policy, declared2005).find(({ kind }) => kind === 'EARLY_PENSION');
    expect(found).toMatchObject({ monthlyFen: parseYuan('3542.00') });
    expect(renderTrace(found!.trace).zh).toContain('自 2005-09 提前退休,距 2009-09 提前 48 个月');
  });

  it('early retirement in Guangdong: 1 % a year of the transitional pension alone', () => {
    const pack = builtInPack('POLICY');
    const early1 = {
      ...pack.earlyRetirement,
      deductionBase: { value: 'TRANSITIONAL_PENSION' as const, law: 'GD2000', article: '' },
      deductionPerYear: { value: '0.01', law: 'GD2000', article: '' },
      deductionCap: { value: '1', law: 'GD2000', article: '' },
    };
    const guangdong = preparePack({ ...pack, earlyRetirement: early1 });
    const found = told(early, guangdong, declared2005).find(({ kind }) => kind === 'EARLY_PENSION');
    expect(found).toMatchObject({ monthlyFen: parseYuan('3826.00') });
    expect(renderTrace(found!.trace).zh).toContain('3850.00元 − 600.00元 + 576.00元 = 3826.00元');
  });

  it('grades 1–4 tail: the fund makes up what the pension falls short of the allowance (条例 35)', () => {
    const kept = { injury: injuryOf(3, { ownWage: parseYuan('4500') }) };
    const supplement = (basic: string) =>
      told({ ...kept, assessedPension: { basic: parseYuan(basic), transitional: 0n } }).find(
        ({ kind }) => kind === 'INJURY_PENSION_SUPPLEMENT',
      );
    expect(supplement('3000.00')).toMatchObject({ monthlyFen: parseYuan('600') });
    expect(renderTrace(supplement('3000.00')!.trace).zh).toContain('补足差额 600.00元');
    expect(supplement('3700.00')).toMatchObject({ monthlyFen: 0n });
  });

  it('are told to nobody before the agency has assessed them', () => {
    const { assessedPension: _, ...unassessed } = early;
    expect(told(unassessed, policy, declared2005)).toHaveLength(1);
  });
});
