import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import { PLAN_ID } from '../plan/index.js';
import type { ScenarioPeopleArgs, ScenariosArgs } from './scenario.inputs.js';
import { type ResultRow, SCENARIO_COLUMNS, type ScenarioRow } from './scenario.store.js';
import {
  Scenario,
  ScenarioAssumption,
  ScenarioOverride,
  ScenarioPeople,
  ScenarioPerson,
} from './scenario.type.js';
import { toResult } from './scenario-result.view.js';

export const SCENARIO_ID = 'scenario';

const FROM = 'scenario s LEFT JOIN scenario_result r ON r.factory_id = s.factory_id AND r.scenario_id = s.id';
const COLUMNS = `${SCENARIO_COLUMNS}, r.rules, r.as_of AS "asOf", r.people, r.result, r.result_hash AS "resultHash", r.run_at AS "runAt"`;

type Row = ScenarioRow & { [K in keyof ResultRow]: ResultRow[K] | null };

/** The scenario of an act that just went through, as it stands in that transaction. */
export async function readScenario(tx: ReadTx, factoryId: string, key: string): Promise<Scenario> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE s.factory_id = $1 AND s.id = $2`, [
    factoryId,
    key,
  ]);
  if (!row) throw new Error(`scenario ${key} of ${factoryId} is not there`);
  return toScenario(row);
}

/** A scenario by its id; null where there is none. */
export async function findScenario(context: RequestContext, id: string): Promise<Scenario | null> {
  return (await findScenarios(context, [id]))[0] ?? null;
}

/** Scenarios by their ids, in that order; null for those that are not there. */
export async function findScenarios(
  context: RequestContext,
  ids: readonly string[],
): Promise<(Scenario | null)[]> {
  const parsed = ids.map((id) => parseOpaqueId(SCENARIO_ID, id));
  const rows = await context.reads.query<Row>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE (s.factory_id, s.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
    [parsed.map(({ factoryId }) => factoryId), parsed.map(({ key }) => key)],
  );
  const byId = new Map(rows.map(toScenario).map((scenario) => [scenario.id, scenario]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The scenarios of a factory, newest first. */
export async function listScenarios(context: RequestContext, args: ScenariosArgs): Promise<Page<Scenario>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<Row>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE s.factory_id = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> =>
    countRows(context.reads, 'scenario WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(toScenario), limit, ({ key }) => [key], count);
}

/** People whose figure a scenario changes, the largest change first. */
export async function listScenarioPeople(
  context: RequestContext,
  scenario: Scenario,
  args: ScenarioPeopleArgs,
): Promise<Page<ScenarioPerson>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = scenario;
  // Ascending over this puts the largest loss, or the largest gain, first.
  const rank = args.who === ScenarioPeople.LOSERS ? 'change_fen' : '-change_fen';
  const among = `scenario_change WHERE factory_id = $1 AND scenario_id = $2 AND ${rank} < 0`;
  const rows = await context.reads.query<ScenarioPerson>(
    `SELECT employee_no AS "employeeNo", live_channel AS "liveChannel", channel, live_fen AS live, scenario_fen AS scenario,
            change_fen AS change
       FROM ${among} AND ($3::bigint IS NULL OR (${rank}, employee_no) > ($3, $4)) ORDER BY ${rank}, employee_no LIMIT $5`,
    [factoryId, key, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const people = rows.map((row) => Object.assign(new ScenarioPerson(), row));
  const cursor = ({ change, employeeNo }: ScenarioPerson): string[] => [
    (args.who === ScenarioPeople.LOSERS ? change : -change).toString(),
    employeeNo,
  ];
  return toPage(people, limit, cursor, () => countRows(context.reads, among, [factoryId, key]));
}

function toScenario(row: Row): Scenario {
  return Object.assign(new Scenario(), {
    id: opaqueId(SCENARIO_ID, row.factoryId, row.key),
    factoryId: row.factoryId,
    key: row.key,
    name: row.name,
    planId: row.planKey === null ? null : opaqueId(PLAN_ID, row.factoryId, row.planKey),
    overrides: row.overrides.map((one) => Object.assign(new ScenarioOverride(), one)),
    assumptions: row.assumptions.map((one) => Object.assign(new ScenarioAssumption(), one)),
    horizonYears: row.horizonYears,
    createdOn: row.createdOn,
    result: row.resultHash === null ? null : toResult(row as ResultRow),
  });
}
