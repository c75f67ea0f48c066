import { badUserInput, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import { findRuleSet, type RuleSetKey } from '../entitlements/index.js';
import { rosterState } from '../roster/index.js';
import { diffPacks, type ParameterChange } from '../rules/domain/pack-diff.js';
import { packOn } from '../rules/domain/pack-on.js';
import { preparePack, withoutTraces } from '../rules/domain/prepared-pack.js';
import type { RulePack } from '../rules/domain/rule-pack.js';
import { citeOf, renderSource } from '../rules/domain/trace.js';
import { comparePeople, type PersonChange } from './compare-people.js';
import {
  type CompareRuleSetsArgs,
  ParameterChangeType,
  RuleSetComparison,
  RuleSetEffect,
  RuleSetEffectConnection,
} from './comparison.type.js';

/**
 * What adopting the second rule set instead of the first would change: parameters, and everybody calculated by both.
 * It reads only. Each page calculates anew, so that a page never shows figures of people amended since the one before.
 */
export async function compareRuleSets(
  context: RequestContext,
  args: CompareRuleSetsArgs,
): Promise<RuleSetComparison> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const tx = context.reads;
  const asOf = (await rosterState(tx, factoryId)).declaredOn ?? (await tx.clock.now(factoryId)).date;
  const before = packOn(await registered(tx, { code: args.codeA, version: args.versionA }, 'codeA'), asOf);
  const next = packOn(await registered(tx, { code: args.codeB, version: args.versionB }, 'codeB'), asOf);
  const start = after ? { size: BigInt(after[0] ?? 0), serial: Number(after[1] ?? 0) } : null;
  const packs = { before: withoutTraces(preparePack(before)), after: withoutTraces(preparePack(next)) };
  const found = await comparePeople(tx, factoryId, { ...packs, asOf, start, limit: limit + 1 });
  const all = found.gain + found.lose + found.otherwise;
  return Object.assign(new RuleSetComparison(), {
    asOf,
    parameters: diffPacks(before, next).map((change) => toParameterChange(change, null)),
    peopleCalculated: found.people,
    gaining: found.gain,
    losing: found.lose,
    otherwiseChanged: found.otherwise,
    gained: found.gainFen,
    lost: found.loseFen,
    people: toConnection(toPage(found.page, limit, cursorOf, () => Promise.resolve(all))),
  });
}

/** A registered pack. @throws GraphQLError BAD_USER_INPUT naming the field when there is none */
export async function registered(tx: ReadTx, key: RuleSetKey, field: string): Promise<RulePack> {
  const pack = await findRuleSet(tx, key);
  if (!pack) throw badUserInput(`no rule set ${key.code}@${key.version} is registered (规则包不存在)`, field);
  return pack;
}

/** A changed parameter as the graph shows it; `effect` in fen, null where nobody is asked about. */
export function toParameterChange(change: ParameterChange, effect: bigint | null): ParameterChangeType {
  const { path, before, after, citation } = change;
  const source = citation && renderSource(citeOf(citation));
  return Object.assign(new ParameterChangeType(), { path, before, after, citation: source, effect });
}

const cursorOf = ({ before, after, serial }: PersonChange): string[] => [
  String(after > before ? after - before : before - after),
  String(serial),
];

function toConnection(page: Page<PersonChange>): RuleSetEffectConnection {
  const nodes = page.nodes.map(({ employeeNo, before, after, kinds }) =>
    Object.assign(new RuleSetEffect(), { employeeNo, before, after, difference: after - before, kinds }),
  );
  return Object.assign(new RuleSetEffectConnection(), { ...page, nodes });
}
