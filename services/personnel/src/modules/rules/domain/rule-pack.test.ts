import { builtInPack, builtInPacks } from './packs.js';
import { preparePack } from './prepared-pack.js';
import { parseRulePack, type RulePack } from './rule-pack.js';
import { LAWS } from './trace-laws.js';

/** Every `{ law, article }` in a pack, with its path. */
function citations(node: unknown, path = ''): { path: string; law: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'law' in node && typeof node.law === 'string' ? [{ path, law: node.law }] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => citations(value, `${path}.${key}`))];
}

describe('rule packs', () => {
  it.each(builtInPacks().map((pack) => [pack.code, pack] as const))(
    '%s cites a known law for every parameter',
    (_, pack) => {
      const found = citations(pack);
      expect(found.length).toBeGreaterThan(60);
      expect(found.filter(({ law }) => LAWS[law] === undefined)).toEqual([]);
      expect(preparePack(pack).rules).toBe(`${pack.code}@${pack.version}`);
    },
  );

  it('holds one pack for each regime: a fee and old ages under POLICY, neither under STATUTORY', () => {
    expect(builtInPack('STATUTORY')).toMatchObject({ resettlementFee: null });
    expect(builtInPack('POLICY').retirement.schedule.value).toBeNull();
    expect(builtInPack('POLICY').resettlementFee?.variant.value).toBe('V1');
    expect(builtInPack('STATUTORY').averages.cityMonthlyWage.value).toBe('7000.00');
  });

  it.each<[string, (pack: RulePack) => void]>([
    ['a parameter without a source', (pack) => Reflect.deleteProperty(pack.compensation.capUnits, 'law')],
    [
      'money with three decimals',
      (pack) => Object.assign(pack.averages.minimumMonthlyWage, { value: '2000.005' }),
    ],
    ['a missing injury grade', (pack) => Reflect.deleteProperty(pack.injury.lumpMonths.value, '10')],
    [
      'a number in place of exact text',
      (pack) => Object.assign(pack.earlyRetirement.allowanceRate, { value: 0.6 }),
    ],
  ])('refuses %s', (_, spoil) => {
    const pack = structuredClone(builtInPack('STATUTORY'));
    expect(() => parseRulePack(pack)).not.toThrow();
    spoil(pack);
    expect(() => parseRulePack(pack)).toThrow();
  });
});
