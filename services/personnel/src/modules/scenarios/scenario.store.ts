import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { Channel } from '../channels/domain/channel.js';
import type { Payer } from '../rules/domain/entitlement.js';
import type { Assumption } from './domain/assumptions.js';
import type { Budget, FundLine } from './domain/budget.js';
import type { ChangeSummary } from './domain/changes.js';
import type { Override } from './domain/overrides.js';

/** What a scenario assumes; copied, so that nothing live changes it. */
export interface ScenarioRow {
  factoryId: string;
  key: string;
  name: string;
  planKey: string | null;
  channels: Channel[];
  overrides: Override[];
  assumptions: Assumption[];
  /** Fen as digits. */
  funds: { source: Payer; amount: string }[];
  horizonYears: number;
  createdOn: string;
}

/** What a run found; money is fen. */
export interface ScenarioFindings {
  readonly scenario: Budget;
  readonly live: Budget;
  readonly funding: readonly FundLine[];
  readonly changes: ChangeSummary;
}

export interface ResultRow {
  factoryId: string;
  key: string;
  rules: string;
  asOf: string;
  people: number;
  /** As {@link packFindings} wrote it. */
  result: unknown;
  resultHash: string;
  runAt: Date;
}

/** One person whose figure differs, fen. */
export interface ChangeRow {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly liveChannel: string | null;
  readonly channel: string | null;
  readonly liveFen: bigint;
  readonly scenarioFen: bigint;
}

export const SCENARIO_COLUMNS = `s.factory_id AS "factoryId", s.id AS key, s.name, s.plan_id AS "planKey", s.channels, s.overrides,
  s.assumptions, s.funds, s.horizon_years AS "horizonYears", s.created_on AS "createdOn"`;

export async function insertScenario(tx: Tx, row: ScenarioRow): Promise<void> {
  await tx.query(
    `INSERT INTO scenario (factory_id, id, name, plan_id, channels, overrides, assumptions, funds, horizon_years, created_on, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.factoryId,
      row.key,
      row.name,
      row.planKey,
      JSON.stringify(row.channels),
      JSON.stringify(row.overrides),
      JSON.stringify(row.assumptions),
      JSON.stringify(row.funds),
      row.horizonYears,
      row.createdOn,
      tx.viewer.subject,
    ],
  );
}

/** How many scenarios a factory keeps. */
export async function countScenarios(tx: ReadTx, factoryId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM scenario WHERE factory_id = $1',
    [factoryId],
  );
  return row?.n ?? 0;
}

/** The scenario, locked until the transaction ends, so that two runs come one after the other. */
export async function lockScenario(tx: Tx, factoryId: string, key: string): Promise<ScenarioRow | null> {
  const [row] = await tx.query<ScenarioRow>(
    `SELECT ${SCENARIO_COLUMNS} FROM scenario s WHERE s.factory_id = $1 AND s.id = $2 FOR UPDATE`,
    [factoryId, key],
  );
  return row ?? null;
}

/** Deletes a scenario with its result; what it was made from stays. */
export async function removeScenario(tx: Tx, factoryId: string, key: string): Promise<void> {
  await clearResult(tx, factoryId, key);
  await tx.query('DELETE FROM scenario WHERE factory_id = $1 AND id = $2', [factoryId, key]);
}

/** Forgets what an earlier run found. */
export async function clearResult(tx: Tx, factoryId: string, key: string): Promise<void> {
  await tx.query('DELETE FROM scenario_change WHERE factory_id = $1 AND scenario_id = $2', [factoryId, key]);
  await tx.query('DELETE FROM scenario_result WHERE factory_id = $1 AND scenario_id = $2', [factoryId, key]);
}

/** Keeps people whose figures differ: one statement a chunk, columns as lines of text. */
export async function insertChanges(
  tx: Tx,
  factoryId: string,
  key: string,
  rows: readonly ChangeRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = (read: (row: ChangeRow) => string): string => rows.map(read).join('\n');
  await tx.query(
    `INSERT INTO scenario_change (factory_id, scenario_id, employee_id, employee_no, live_channel, channel, live_fen, scenario_fen, change_fen)
     SELECT $1, $2, c.id, c.no, nullif(c.live_channel, ''), nullif(c.channel, ''), c.live, c.scenario, c.scenario - c.live
       FROM unnest(string_to_array($3, E'\\n')::uuid[], string_to_array($4, E'\\n'), string_to_array($5, E'\\n'), string_to_array($6, E'\\n'),
              string_to_array($7, E'\\n')::bigint[], string_to_array($8, E'\\n')::bigint[]) AS c(id, no, live_channel, channel, live, scenario)`,
    [
      factoryId,
      key,
      column((row) => row.employeeId),
      column((row) => row.employeeNo),
      column((row) => row.liveChannel ?? ''),
      column((row) => row.channel ?? ''),
      column((row) => row.liveFen.toString()),
      column((row) => row.scenarioFen.toString()),
    ],
  );
}

export async function insertResult(
  tx: Tx,
  row: Omit<ResultRow, 'result' | 'runAt'> & { findings: ScenarioFindings; runAt: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO scenario_result (factory_id, scenario_id, rules, as_of, people, result, result_hash, run_at, run_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.factoryId,
      row.key,
      row.rules,
      row.asOf,
      row.people,
      packFindings(row.findings),
      row.resultHash,
      row.runAt,
      tx.viewer.subject,
    ],
  );
}

/** Findings as JSON: fen become digits with an `n`, so that they come back exact. */
export function packFindings(findings: ScenarioFindings): string {
  return JSON.stringify(findings, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** Findings as {@link packFindings} wrote them, after PostgreSQL read the JSON. */
export function unpackFindings(stored: unknown): ScenarioFindings {
  return JSON.parse(JSON.stringify(stored), (_key, value: unknown) =>
    typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as ScenarioFindings;
}
