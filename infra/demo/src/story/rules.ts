import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../client.js';
import { PACK_FOLDER } from '../environment.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';

interface RuleSet {
  readonly code: string;
  readonly version: number;
  readonly compensation: { readonly segmentAPolicy: { readonly value: string } };
}

interface Comparison {
  readonly peopleCalculated: number;
  readonly losing: number;
  readonly lost: string;
  readonly parameters: readonly { readonly path: string }[];
}

/** A draft that caps the years before 2008, against the rules that are proposed; nothing is adopted by asking (S038). */
async function compared({ client }: Stage, pack: string): Promise<string> {
  const proposed = JSON.parse(pack) as RuleSet;
  const { segmentAPolicy, ...compensation } = proposed.compensation;
  const capped = { ...compensation, segmentAPolicy: { ...segmentAPolicy, value: 'CAP_12' } };
  const draft = { ...proposed, code: `${proposed.code}-draft`, compensation: capped };
  await client.act(CAST.headquarters, { field: 'registerRuleSet', input: { pack: JSON.stringify(draft) } });
  const { compareRuleSets: found } = await client.query<{ compareRuleSets: Comparison }>(
    CAST.placement,
    `query Compare($code: String!, $a: String!, $b: String!, $version: Int!) {
      compareRuleSets(factoryCode: $code, codeA: $a, versionA: $version, codeB: $b, versionB: $version, first: 1) {
        peopleCalculated losing lost parameters { path } } }`,
    { code: FACTORY, a: proposed.code, b: draft.code, version: proposed.version },
  );
  return `封顶草案将使 ${found.losing} 人减少 ${found.lost} 元 a draft with a cap would cost ${found.losing} of ${found.peopleCalculated} people ${found.lost} yuan (${found.parameters.map(({ path }) => path).join(', ')}), not adopted`;
}

/** What came of a calculation of everybody; nothing once the figures are final. */
interface Calculated {
  readonly rules?: string;
  readonly people?: number;
  readonly entitlements?: number;
  readonly total?: string;
}

/** Adopts a registered rule set and calculates everybody by it. */
export async function adoptAndCalculate(
  { client, site }: Stage,
  { code: ruleSetCode, version }: Pick<RuleSet, 'code' | 'version'>,
  reason: string,
): Promise<Calculated> {
  const accept = ['FiguresFinalError'];
  await client.act(site.cast.placement, {
    field: 'adoptRuleSet',
    input: { factoryCode: site.code, ruleSetCode, version, reason },
    accept,
  });
  const made: Json = await client.act(site.cast.placement, {
    field: 'calculateEntitlements',
    input: { factoryCode: site.code },
    select: '... on CalculateEntitlementsSuccess { people entitlements total rules }',
    accept,
  });
  return made;
}

export const rules: Step = {
  title: '规则包比较、采用、全员测算 rule sets compared, one adopted, everybody calculated',
  play: async (stage) => {
    await turnTo(stage, '2026-08-19');
    const pack = readFileSync(path.join(PACK_FOLDER, 'pack.json'), 'utf8');
    const ruleSet = JSON.parse(pack) as RuleSet;
    await stage.client.act(CAST.headquarters, { field: 'registerRuleSet', input: { pack } });
    const draft = await compared(stage, pack);
    const { rules: used = ruleSet.code, ...made } = await adoptAndCalculate(
      stage,
      ruleSet,
      '安置方案起草依据',
    );
    return `${used}: ${made.entitlements ?? 'all'} amounts of ${made.people ?? 'all'} people, ${made.total ?? ''} yuan once; ${draft}`;
  },
};
