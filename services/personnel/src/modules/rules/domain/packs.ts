import policy2005 from './packs/policy-2005.json';
import statutory2026 from './packs/statutory-2026.json';
import { parseRulePack, type Regime, type RulePack } from './rule-pack.js';

/** The packs that the product brings along, checked when first asked for. */
let builtIn: readonly RulePack[] | null = null;

/** All built-in packs: the first version of each regime. A throw here is a bug in a pack. */
export function builtInPacks(): readonly RulePack[] {
  builtIn ??= [statutory2026, policy2005].map(parseRulePack);
  return builtIn;
}

/** The built-in pack of a regime. */
export function builtInPack(regime: Regime): RulePack {
  const pack = builtInPacks().find((candidate) => candidate.regime === regime);
  if (pack === undefined) throw new Error(`no built-in pack for ${regime}`);
  return pack;
}
