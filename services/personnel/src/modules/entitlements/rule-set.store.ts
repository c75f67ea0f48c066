import { GROUP, type ReadTx, type Tx } from '@anzhi/service-kit';
import { type PreparedPack, preparePack } from '../rules/domain/prepared-pack.js';
import { parseRulePack, type RulePack } from '../rules/domain/rule-pack.js';

export interface RuleSetKey {
  code: string;
  version: number;
}

/** Prepared packs by `code@version`: rule sets never change once registered, so this cache never goes stale. */
const prepared = new Map<string, PreparedPack>();

export async function insertRuleSet(tx: Tx, pack: RulePack): Promise<void> {
  await tx.query(
    `INSERT INTO rule_set (factory_id, code, version, regime, effective_from, pack, registered_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING`,
    [
      GROUP,
      pack.code,
      pack.version,
      pack.regime,
      pack.effectiveFrom,
      JSON.stringify(pack),
      tx.viewer.subject,
    ],
  );
}

export async function findRuleSet(tx: ReadTx, { code, version }: RuleSetKey): Promise<RulePack | null> {
  const [row] = await tx.query<{ pack: unknown }>(
    'SELECT pack FROM rule_set WHERE code = $1 AND version = $2',
    [code, version],
  );
  return row ? parseRulePack(row.pack) : null;
}

/** The rule set that the factory works by, null before one was adopted. */
export async function adoptedRuleSet(tx: ReadTx, factoryId: string): Promise<RuleSetKey | null> {
  const [row] = await tx.query<RuleSetKey>(
    'SELECT code, version FROM rule_set_adoption WHERE factory_id = $1 ORDER BY no DESC LIMIT 1',
    [factoryId],
  );
  return row ?? null;
}

export async function insertAdoption(
  tx: Tx,
  factoryId: string,
  key: RuleSetKey,
  adoptedOn: string,
  reason: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO rule_set_adoption (factory_id, no, code, version, adopted_on, adopted_by, reason)
     SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 FROM rule_set_adoption WHERE factory_id = $1`,
    [factoryId, key.code, key.version, adoptedOn, tx.viewer.subject, reason],
  );
}

/** The prepared pack of the factory, null before a rule set was adopted. */
export async function adoptedPack(tx: ReadTx, factoryId: string): Promise<PreparedPack | null> {
  const key = await adoptedRuleSet(tx, factoryId);
  return key ? packOf(tx, `${key.code}@${key.version}`) : null;
}

/** A registered pack, prepared, by `code@version`. @throws Error when it is not registered: callers hold its name from a row */
export async function packOf(tx: ReadTx, rules: string): Promise<PreparedPack> {
  const known = prepared.get(rules);
  if (known) return known;
  const at = rules.lastIndexOf('@');
  const pack = await findRuleSet(tx, { code: rules.slice(0, at), version: Number(rules.slice(at + 1)) });
  if (!pack) throw new Error(`rule set ${rules} is missing`);
  const made = preparePack(pack);
  prepared.set(rules, made);
  return made;
}

/** The parameters of the adopted rule set as registered, for those who need more than calculations do. */
export async function adoptedRules(tx: ReadTx, factoryId: string): Promise<RulePack | null> {
  const key = await adoptedRuleSet(tx, factoryId);
  return key ? findRuleSet(tx, key) : null;
}
