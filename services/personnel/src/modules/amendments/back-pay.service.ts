import { type Fen, opaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx, type Tx } from '@anzhi/service-kit';
import { isCalculated, recalculateEmployees } from '../entitlements/index.js';
import { BackPayDeterminationType, latestPolicy } from '../facts/index.js';
import { lockRoster } from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';
import type {
  AdoptBackPayPolicyInput,
  BackPayDeterminationsArgs,
  DetermineBackPayInput,
} from './arrears.inputs.js';
import {
  AdoptBackPayPolicySuccess,
  BackPayPolicy,
  BackPayPolicyMissingError,
  BackPayPolicyPeriodError,
  BackPayTotals,
  DetermineBackPaySuccess,
} from './arrears.results.js';
import { storeDeterminations } from './determinations.store.js';
import { finalDay } from './open-amendment.js';

/**
 * Adopts a version of the back-pay policy (S063): it narrows whose arrears, of which items and months are paid. People
 * with arrears are calculated and determined anew. Refused once back pay is final.
 */
export async function adoptBackPayPolicy(tx: Tx, input: AdoptBackPayPolicyInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRoster(tx, factoryId);
  if (input.to < input.from) return new BackPayPolicyPeriodError();
  const finalOn = await finalDay(tx, factoryId, 'BACK_PAY');
  if (finalOn) return new FactsFinalError(finalOn);
  const version = ((await latestPolicy(tx, factoryId))?.version ?? 0) + 1;
  const { date } = await tx.clock.now(factoryId);
  const { principle, categories, items, from, to, legalBasis, evidence } = input;
  await tx.query(
    `INSERT INTO back_pay_policy (factory_id, version, principle, categories, items, from_month, to_month, adopted_on, adopted_by,
       legal_basis, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[factoryId, version, principle, categories, items, from, to, date, tx.viewer.subject],
      ...[legalBasis, evidence],
    ],
  );
  tx.audit({
    factoryId,
    action: 'adoptBackPayPolicy',
    entity: 'BackPayPolicy',
    entityId: opaqueId('back-pay-policy', factoryId, String(version)),
    legalBasis,
    after: { version, categories, items, from, to },
  });
  await followPolicy(tx, factoryId);
  const [policy] = await backPayPolicies(tx, factoryId);
  return new AdoptBackPayPolicySuccess(policy!);
}

async function followPolicy(tx: Tx, factoryId: string): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM employee WHERE factory_id = $1 AND arrears_total_fen > 0',
    [factoryId],
  );
  const owed = rows.map((row) => row.id);
  if (await isCalculated(tx, factoryId)) await recalculateEmployees(tx, factoryId, owed);
  const [known] = await tx.query('SELECT 1 FROM back_pay_determination WHERE factory_id = $1 LIMIT 1', [
    factoryId,
  ]);
  if (known) await storeDeterminations(tx, factoryId, null);
}

/** Determines everybody on the roster, retirees and survivors included (S062); again: by the newest policy and ledger. */
export async function determineBackPay(tx: Tx, input: DetermineBackPayInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRoster(tx, factoryId);
  if (!(await latestPolicy(tx, factoryId))) return new BackPayPolicyMissingError();
  const finalOn = await finalDay(tx, factoryId, 'BACK_PAY');
  if (finalOn) return new FactsFinalError(finalOn);
  const people = await storeDeterminations(tx, factoryId, null);
  tx.audit({
    factoryId,
    action: 'determineBackPay',
    entity: 'BackPayDetermination',
    entityId: opaqueId('back-pay', factoryId, 'all'),
    after: { people },
  });
  return new DetermineBackPaySuccess(await backPayTotals(tx, factoryId));
}

/** The versions of the policy, the newest first. */
export async function backPayPolicies(tx: ReadTx, factoryId: string): Promise<BackPayPolicy[]> {
  const rows = await tx.query<BackPayPolicy>(
    `SELECT version, principle, categories, items, from_month AS "from", to_month AS "to", adopted_on AS "adoptedOn",
            legal_basis AS "legalBasis"
       FROM back_pay_policy WHERE factory_id = $1 ORDER BY version DESC LIMIT 100`,
    [factoryId],
  );
  return rows.map((row) => Object.assign(new BackPayPolicy(), row));
}

/** Roster against determinations against calculated entitlements, in fen (S064: nobody omitted, not a fen wrong). */
export async function backPayTotals(tx: ReadTx, factoryId: string): Promise<BackPayTotals> {
  const [row] = await tx.query<{
    roster: number;
    determined: number;
    eligible: number;
    total: Fen;
    calculated: Fen;
  }>(
    `SELECT (SELECT count(*)::int FROM employee WHERE factory_id = $1) AS roster, count(*)::int AS determined,
            count(*) FILTER (WHERE eligible)::int AS eligible, coalesce(sum(total_fen), 0)::bigint AS total,
            (SELECT coalesce(sum(amount_fen), 0)::bigint FROM entitlement WHERE factory_id = $1 AND kind = 'BACK_PAY') AS calculated
       FROM back_pay_determination WHERE factory_id = $1`,
    [factoryId],
  );
  const found = row!;
  const reconciles = found.roster === found.determined && found.total === found.calculated;
  return Object.assign(new BackPayTotals(), { ...found, reconciles });
}

/** Determinations in roster order. */
export async function listDeterminations(
  context: RequestContext,
  args: BackPayDeterminationsArgs,
): Promise<Page<BackPayDeterminationType>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const filter = `back_pay_determination d JOIN employee e ON e.factory_id = d.factory_id AND e.id = d.employee_id
    WHERE d.factory_id = $1 AND ($2::text IS NULL OR d.reason = $2)`;
  const given = [factoryId, args.reason ?? null];
  const rows = await context.reads.query<BackPayDeterminationType & { id: string; serial: number }>(
    `SELECT e.id, e.serial, e.employee_no AS "employeeNo", d.eligible, d.reason, d.total_fen AS total,
            d.policy_version AS "policyVersion", d.determined_on AS "determinedOn"
       FROM ${filter} AND ($3::text IS NULL OR e.serial > $3::text::integer) ORDER BY e.serial LIMIT $4`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [String(row.serial)],
    () => countRows(context.reads, filter, given),
  );
  const nodes = page.nodes.map((row) =>
    Object.assign(new BackPayDeterminationType(), row, {
      employeeId: opaqueId('employee', factoryId, row.id),
    }),
  );
  return { ...page, nodes };
}
