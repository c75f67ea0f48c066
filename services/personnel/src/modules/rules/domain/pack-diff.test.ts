import { localDate } from '@anzhi/domain';
import { diffPacks } from './pack-diff.js';
import { packOn } from './pack-on.js';
import { builtInPack } from './packs.js';
import { parseRulePack, type RulePack } from './rule-pack.js';

const base = builtInPack('STATUTORY');
const changed = (change: (pack: RulePack) => void): RulePack => {
  const copy = structuredClone(base);
  change(copy);
  return copy;
};

it('finds nothing between a pack and itself under another name and version', () => {
  expect(diffPacks(base, { ...base, version: 2, title: { zh: '新', en: 'new' } })).toEqual([]);
});

it('S023: names the parameter, both values and the law of the new one', () => {
  const next = changed((pack) => {
    pack.compensation.capMultiple = { value: 4, law: 'LCL', article: '47(2)' };
    pack.averages.cityMonthlyWage = { ...pack.averages.cityMonthlyWage, value: '7300.00' };
  });
  expect(diffPacks(base, next)).toEqual([
    {
      path: 'averages.cityMonthlyWage',
      before: '"7000.00"',
      after: '"7300.00"',
      citation: { law: 'BULLETIN', article: '2025' },
    },
    { path: 'compensation.capMultiple', before: '3', after: '4', citation: { law: 'LCL', article: '47(2)' } },
  ]);
});

it('a section that one pack does not have is one change', () => {
  const policy = builtInPack('POLICY');
  const [fee] = diffPacks(policy, { ...policy, resettlementFee: null });
  expect(fee).toMatchObject({ path: 'resettlementFee', after: null });
});

describe('figures by year', () => {
  const yearly = parseRulePack({
    ...base,
    place: { province: '江西', city: '赣州' },
    yearly: [
      {
        from: '2027-07-01',
        averages: { cityMonthlyWage: { value: '7600.00', law: 'BULLETIN', article: '2026' } },
      },
      {
        from: '2026-07-01',
        averages: { cityMonthlyWage: { value: '7300.00', law: 'BULLETIN', article: '2025' } },
      },
    ],
  });
  it.each([
    ['2026-06-30', '7000.00'],
    ['2026-07-01', '7300.00'],
    ['2027-06-30', '7300.00'],
    ['2027-07-01', '7600.00'],
  ])('on %s the city average is %s; what the bulletin leaves out stays', (on, wage) => {
    const pack = packOn(yearly, localDate(on));
    expect(pack.averages.cityMonthlyWage.value).toBe(wage);
    expect(pack.averages.minimumMonthlyWage).toEqual(base.averages.minimumMonthlyWage);
  });
});
