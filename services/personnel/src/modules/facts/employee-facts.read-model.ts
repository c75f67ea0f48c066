import { opaqueId } from '@anzhi/domain';
import {
  countRows,
  groupRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import type { Employee } from '../roster/index.js';
import { ArrearLedgerLineType, BackPayDeterminationType } from './back-pay.type.js';
import { linesOfSpan } from './domain/arrear-ledger.js';
import { gapsOf } from './domain/service-periods.js';
import {
  FactChange,
  ServiceGapType,
  ServicePeriodType,
  SpecialWorkPeriodType,
  WorkInjuryType,
} from './fact.type.js';
import { noteHealthReading } from './health-reading.js';
import { servicePeriodsOf } from './person-facts-of.js';

/** Rows of one kind of fact, many people in one query: `sql` selects from the people `p(factory_id, id)` and gives `employee_id`. */
export function rowsOf<R extends { employee_id: string }>(
  context: RequestContext,
  name: string,
  sql: string,
  employee: Employee,
): Promise<R[]> {
  return context
    .loader<Employee, R[]>(name, async (people) => {
      const rows = await context.reads.query<R>(sql, [
        people.map((person) => person.factoryId),
        people.map((person) => person.employeeId),
      ]);
      const byPerson = groupRows(rows, (row) => row.employee_id);
      return people.map((person) => byPerson.get(person.employeeId) ?? []);
    })
    .load(employee);
}

export const PEOPLE = 'unnest($1::text[], $2::uuid[]) AS p(factory_id, id)';
export const JOINED = 'ON f.factory_id = p.factory_id AND f.employee_id = p.id';

/** The recorded periods, or those that the roster's dates give. */
export async function servicePeriodsOfPerson(
  context: RequestContext,
  employee: Employee,
): Promise<ServicePeriodType[]> {
  const rows = await rowsOf<ServicePeriodType & { employee_id: string }>(
    context,
    'service-periods',
    `SELECT f.employee_id, f.from_on AS "from", f.to_on AS "to", f.kind, f.counts_for_comp AS "countsForCompensation",
            f.counts_for_seniority AS "countsForSeniority", f.comp_paid_by_prior AS "compensationPaidByPrior", f.contributed,
            true AS recorded
       FROM ${PEOPLE} JOIN service_period f ${JOINED} ORDER BY f.from_on`,
    employee,
  );
  const periods = rows.length > 0 ? rows : derivedPeriods(employee);
  return periods.map((row) => Object.assign(new ServicePeriodType(), row));
}

const derivedPeriods = ({ joinWorkOn, joinUnitOn }: Employee): Omit<ServicePeriodType, never>[] =>
  servicePeriodsOf({ joinWorkOn, joinUnitOn } as Parameters<typeof servicePeriodsOf>[0]).map((period) => ({
    ...period,
    recorded: false,
  }));

export async function serviceGapsOf(context: RequestContext, employee: Employee): Promise<ServiceGapType[]> {
  const periods = await servicePeriodsOfPerson(context, employee);
  return gapsOf(periods).map((gap) => Object.assign(new ServiceGapType(), gap));
}

/** The recorded periods, or the roster's own, which counts as verified until somebody records one (ADR 6). */
export async function specialWorkOfPerson(
  context: RequestContext,
  employee: Employee,
): Promise<SpecialWorkPeriodType[]> {
  const rows = await rowsOf<SpecialWorkPeriodType & { employee_id: string; id: string }>(
    context,
    'special-work',
    `SELECT f.employee_id, f.id, f.from_on AS "from", f.to_on AS "to", f.type, nullif(f.job, '') AS job, f.status,
            f.catalogue_ref AS "catalogueRef", f.archive_evidence AS "archiveEvidence", f.decided_on AS "decidedOn", f.reason
       FROM ${PEOPLE} JOIN special_work_period f ${JOINED} ORDER BY f.from_on, f.id`,
    employee,
  );
  if (rows.length === 0 && employee.specialWork) return [fromRoster(employee)];
  return rows.map((row) =>
    Object.assign(new SpecialWorkPeriodType(), row, {
      id: opaqueId('special-work', employee.factoryId, row.id),
    }),
  );
}

const fromRoster = ({ specialWork, post }: Employee): SpecialWorkPeriodType =>
  Object.assign(new SpecialWorkPeriodType(), {
    ...specialWork,
    id: null,
    job: post,
    status: 'VERIFIED',
    catalogueRef: null,
    archiveEvidence: null,
    decidedOn: null,
    reason: null,
  });

/** The work injury of a person; each reading of another's is noted. */
export async function injuryOfPerson(
  context: RequestContext,
  employee: Employee,
): Promise<WorkInjuryType | null> {
  const [row] = await rowsOf<WorkInjuryType & { employee_id: string }>(
    context,
    'work-injury',
    `SELECT f.employee_id, f.recognition_no AS "recognitionNo", f.grade, f.care_level AS "careLevel",
            f.appraised_on AS "appraisedOn", f.own_wage_fen AS "ownWage", f.insured, f.old_injury AS "oldInjury",
            f.lump_sum_paid AS "lumpSumPaid", f.suitable_work AS "suitableWork"
       FROM ${PEOPLE} JOIN work_injury f ${JOINED}`,
    employee,
  );
  if (!row) return null;
  await noteHealthReading(context, employee, 'INJURY');
  return Object.assign(new WorkInjuryType(), row);
}

type LedgerRow = ArrearLedgerLineType & { employee_id: string };

/** The ledger of one person by month, then item; a ledger holds some hundreds of lines at most. */
export async function ledgerOf(
  context: RequestContext,
  employee: Employee,
  args: PageArgs,
): Promise<Page<ArrearLedgerLineType>> {
  const { limit, after } = readPage(args);
  const rows = await rowsOf<LedgerRow>(
    context,
    'arrear-ledger',
    `SELECT f.employee_id, f.month, f.item, f.accrued_fen AS accrued, f.paid_fen AS paid, f.arrear_fen AS arrear, true AS recorded
       FROM ${PEOPLE} JOIN arrear_line f ${JOINED} ORDER BY f.month, f.item`,
    employee,
  );
  const lines = (rows.length > 0 ? rows : derivedLines(employee)).map((row) =>
    Object.assign(new ArrearLedgerLineType(), row),
  );
  const keyOf = (line: ArrearLedgerLineType): string => `${line.month}|${line.item}`;
  const rest = after ? lines.filter((line) => keyOf(line) > (after[0] ?? '')) : lines;
  return toPage(
    rest.slice(0, limit + 1),
    limit,
    (line) => [keyOf(line)],
    async () => lines.length,
  );
}

function derivedLines({ arrears }: Employee): ArrearLedgerLineType[] {
  if (!arrears) return [];
  const { from, to, monthly } = arrears;
  const span = { item: 'BASE_WAGE', from, to, monthly } as Parameters<typeof linesOfSpan>[0];
  return linesOfSpan(span).map((line) => ({ ...line, arrear: line.accrued - line.paid, recorded: false }));
}

/** The person's determination; null before everybody was determined. */
export async function determinationOf(
  context: RequestContext,
  employee: Employee,
): Promise<BackPayDeterminationType | null> {
  const [row] = await rowsOf<BackPayDeterminationType & { employee_id: string }>(
    context,
    'back-pay-determination',
    `SELECT f.employee_id, f.eligible, f.reason, f.total_fen AS total, f.policy_version AS "policyVersion",
            f.determined_on AS "determinedOn"
       FROM ${PEOPLE} JOIN back_pay_determination f ${JOINED}`,
    employee,
  );
  const { id: employeeId, employeeNo } = employee;
  return row ? Object.assign(new BackPayDeterminationType(), row, { employeeId, employeeNo }) : null;
}

/** Kinds of change that tell of health. */
const OF_HEALTH: ReadonlySet<string> = new Set(['INJURY', 'STATUS']);

/** What was changed of one person, the oldest first (ids are in the order of time). */
export async function factHistoryOf(
  context: RequestContext,
  employee: Employee,
  args: PageArgs,
): Promise<Page<FactChange>> {
  const { factoryId, employeeId } = employee;
  const { limit, after } = readPage(args);
  const filter = 'fact_change WHERE factory_id = $1 AND employee_id = $2';
  const rows = await context.reads.query<FactChange & { id: string }>(
    `SELECT id::text, kind, changed_on AS "changedOn", changed_by AS "changedBy", before::text, after::text,
            legal_basis AS "legalBasis", evidence
       FROM ${filter} AND ($3::text IS NULL OR id::text > $3) ORDER BY id::text LIMIT $4`,
    [factoryId, employeeId, after?.[0] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.id],
    () => countRows(context.reads, filter, [factoryId, employeeId]),
  );
  if (page.nodes.some(({ kind }) => OF_HEALTH.has(kind)))
    await noteHealthReading(context, employee, 'HISTORY');
  return { ...page, nodes: page.nodes.map((row) => Object.assign(new FactChange(), row)) };
}
