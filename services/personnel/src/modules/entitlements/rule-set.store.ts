import type { LocalDate } from '@anzhi/domain';
import { GROUP, type ReadTx, type Tx } from '@anzhi/service-kit';
import { packOn } from '../rules/domain/pack-on.js';
import { type PreparedPack, preparePack } from '../rules/domain/prepared-pack.js';
import { parseRulePack, type RulePack } from '../rules/domain/rule-pack.js';
import type { RuleSetVersion } from './domain/in-force.js';

export interface RuleSetKey {
  code: string;
  version: number;
}

/** Prepared packs by `code@version` and day: rule sets never change once registered, so this cache never goes stale. */
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

/** An adopted rule set and the day as of which the factory's figures are. */
export interface Adopted extends RuleSetKey {
  declaredOn: LocalDate | null;
  /** Why it was adopted although it is not in force on that day; null where it is. */
  notInForceReason: string | null;
}

/** The rule set that the factory works by, null before one was adopted. */
export async function adoptedRuleSet(tx: ReadTx, factoryId: string): Promise<Adopted | null> {
  const [row] = await tx.query<Adopted>(
    `SELECT a.code, a.version, a.not_in_force_reason AS "notInForceReason", r.declared_on AS "declaredOn" FROM rule_set_adoption a
       LEFT JOIN roster r ON r.factory_id = a.factory_id WHERE a.factory_id = $1 ORDER BY a.no DESC LIMIT 1`,
    [factoryId],
  );
  return row ?? null;
}

/** The versions of a code and from when each is in force. */
export function versionsOf(tx: ReadTx, code: string): Promise<RuleSetVersion[]> {
  return tx.query<RuleSetVersion>(
    'SELECT version, effective_from AS "effectiveFrom" FROM rule_set WHERE code = $1 ORDER BY version',
    [code],
  );
}

export async function insertAdoption(
  tx: Tx,
  factoryId: string,
  key: RuleSetKey,
  adoptedOn: string,
  reason: string,
  notInForceReason: string | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO rule_set_adoption (factory_id, no, code, version, adopted_on, adopted_by, reason, not_in_force_reason)
     SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6, $7 FROM rule_set_adoption WHERE factory_id = $1`,
    [factoryId, key.code, key.version, adoptedOn, tx.viewer.subject, reason, notInForceReason],
  );
}

/** The prepared pack of the factory, with the figures of the declaration's year; null before a rule set was adopted. */
export async function adoptedPack(tx: ReadTx, factoryId: string): Promise<PreparedPack | null> {
  const adopted = await adoptedRuleSet(tx, factoryId);
  return adopted ? packOf(tx, `${adopted.code}@${adopted.version}`, adopted.declaredOn) : null;
}

/**
 * A registered pack by `code@version`, prepared with the figures that count on a day.
 * @throws Error when it is not registered: callers hold its name from a row
 */
export async function packOf(tx: ReadTx, rules: string, on: LocalDate | null): Promise<PreparedPack> {
  const name = `${rules} ${on ?? ''}`;
  const known = prepared.get(name);
  if (known) return known;
  const at = rules.lastIndexOf('@');
  const pack = await findRuleSet(tx, { code: rules.slice(0, at), version: Number(rules.slice(at + 1)) });
  if (!pack) throw new Error(`rule set ${rules} is missing`);
  const made = preparePack(packOn(pack, on));
  prepared.set(name, made);
  return made;
}

/** The parameters of the adopted rule set as registered, for those who need more than calculations do. */
export async function adoptedRules(tx: ReadTx, factoryId: string): Promise<RulePack | null> {
  const adopted = await adoptedRuleSet(tx, factoryId);
  const pack = adopted ? await findRuleSet(tx, adopted) : null;
  return pack && packOn(pack, adopted?.declaredOn ?? null);
}
