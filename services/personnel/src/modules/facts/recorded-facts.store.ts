import type { Fen, LocalDate, YearMonth } from '@anzhi/domain';
import { groupRows } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import type {
  ArrearItem,
  ArrearSpan,
  AssessedPension,
  DeathCircumstances,
  DueWages,
  HousingFundArrears,
  ServicePeriod,
  SocialInsuranceArrears,
  SpecialWorkPeriod,
  StaffLoan,
  Survivorship,
  WorkInjury,
} from '../rules/domain/person-facts.js';
import { latestPolicy } from './back-pay-policy.store.js';
import { type BackPayScope, spansOfLines } from './domain/arrear-ledger.js';
import { loadSurvivorships } from './family.store.js';
import { idList } from './id-list.js';

/** What is recorded of one person beside the roster row; left out where nothing is, then the roster's default stands. */
export interface RecordedFacts {
  servicePeriods?: ServicePeriod[];
  specialWork?: SpecialWorkPeriod[];
  injury?: WorkInjury;
  /** All arrears of the ledger, before the policy narrows them. */
  arrears?: ArrearSpan[];
  survivorship?: Survivorship;
  dueWages?: DueWages;
  status?: PersonStatus;
}

/** Facts of one day that no list holds; money in fen. */
export interface PersonStatus {
  deathDate: LocalDate | null;
  declaredMissingOn: LocalDate | null;
  totalIncapacityByIllness: boolean;
  specialProtection: boolean;
  internalAllowance: Fen | null;
  leaveTakenDays: number | null;
  socialInsuranceArrears: readonly SocialInsuranceArrears[];
  housingFundArrears: readonly HousingFundArrears[];
  staffLoans: readonly StaffLoan[];
  seniorManager: boolean;
  death: DeathCircumstances | null;
  assessedPension: AssessedPension | null;
}

/** The recorded facts of a factory's people by uuid, and what the back-pay policy covers. */
export interface FactoryRecords {
  readonly of: (employeeId: string) => RecordedFacts;
  readonly policy: BackPayScope | null;
}

const withoutId = <R extends { id: string }>({ id: _id, ...row }: R): Omit<R, 'id'> => row;

const NOTHING: RecordedFacts = Object.freeze({});

/**
 * What is recorded of everybody, or of some (uuids): one query for each kind of fact, joined in memory. People of whom
 * nothing is recorded cost nothing.
 */
export async function loadRecords(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<FactoryRecords> {
  const found = new Map<string, RecordedFacts>();
  const of = (id: string): RecordedFacts => {
    const known = found.get(id);
    if (known) return known;
    const made: RecordedFacts = {};
    found.set(id, made);
    return made;
  };
  const given = [factoryId, idList(employeeIds)];
  const [present] = await tx.query<Record<Table, boolean>>(PRESENT, [factoryId]);
  const rows = async <R>(table: Table, sql: string): Promise<R[]> =>
    present?.[table] ? tx.query<R>(sql, given) : [];
  const periods = await rows<ServicePeriod & { id: string }>('service_period', SERVICE_PERIODS);
  for (const [id, own] of groupRows(periods, (row) => row.id)) of(id).servicePeriods = own.map(withoutId);
  const special = await rows<SpecialWorkPeriod & { id: string }>('special_work_period', SPECIAL_WORK);
  for (const [id, own] of groupRows(special, (row) => row.id)) of(id).specialWork = own.map(withoutId);
  for (const { id, ...injury } of await rows<WorkInjury & { id: string }>('work_injury', INJURIES))
    of(id).injury = injury;
  for (const [id, arrears] of await loadLedgerSpans(tx, factoryId, employeeIds)) of(id).arrears = arrears;
  if (present?.supported_family)
    for (const [id, survivorship] of await loadSurvivorships(tx, factoryId, employeeIds))
      of(id).survivorship = survivorship;
  for (const row of await rows<StatusRow>('person_status', STATUSES)) of(row.id).status = toStatus(row);
  for (const { id, ...wages } of await rows<DueWages & { id: string }>('due_wage', DUE_WAGES))
    of(id).dueWages = wages;
  const policy = await latestPolicy(tx, factoryId);
  return { of: (id) => found.get(id) ?? NOTHING, policy };
}

const TABLES = [
  'service_period',
  'special_work_period',
  'work_injury',
  'supported_family',
  'person_status',
  'due_wage',
] as const;
type Table = (typeof TABLES)[number];

/** Which kinds of fact the factory has any of: a walk over everybody asks for the others no more. */
const PRESENT = `SELECT ${TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE factory_id = $1) AS ${table}`).join(', ')}`;

const WHOM = 'WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY ($2))';

const SERVICE_PERIODS = `SELECT employee_id AS id, from_on AS "from", to_on AS "to", kind,
    counts_for_comp AS "countsForCompensation", counts_for_seniority AS "countsForSeniority",
    comp_paid_by_prior AS "compensationPaidByPrior", contributed
  FROM service_period ${WHOM} ORDER BY employee_id, from_on`;

const SPECIAL_WORK = `SELECT employee_id AS id, from_on AS "from", to_on AS "to", type, status,
    source = 'ROSTER' OR catalogue_ref IS NOT NULL AS "inCatalogue",
    source = 'ROSTER' OR archive_evidence IS NOT NULL AS "archiveEvidence"
  FROM special_work_period ${WHOM} ORDER BY employee_id, from_on, id`;

const INJURIES = `SELECT employee_id AS id, grade, care_level AS "careLevel", own_wage_fen AS "ownWage", insured,
    lump_sum_paid AS "lumpSumPaid", suitable_work AS "suitableWork"
  FROM work_injury ${WHOM}`;

const DUE_WAGES = `SELECT employee_id AS id, min(month) AS "from", max(month) AS "to", count(DISTINCT month)::int AS months,
    sum(due_fen)::bigint AS total, coalesce(sum(due_fen) FILTER (WHERE item = 'OVERTIME'), 0)::bigint AS overtime
  FROM due_wage ${WHOM} GROUP BY employee_id`;

const STATUSES = `SELECT employee_id AS id, died_on AS "deathDate", declared_missing_on AS "declaredMissingOn",
    incapable_by_illness AS "totalIncapacityByIllness", special_protection AS "specialProtection",
    internal_allowance_fen AS "internalAllowance", leave_taken_days AS "leaveTakenDays", insurance_arrears, housing_arrears,
    staff_loans, manager_post IS NOT NULL AS "seniorManager", death_cause, death_insured, own_contributions_fen, pension_since,
    pension_basic_fen, pension_transitional_fen
  FROM person_status ${WHOM}`;

/** The ledgers as spans still owed, by uuid; people without any line are left out. */
export async function loadLedgerSpans(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<Map<string, ArrearSpan[]>> {
  const rows = await tx.query<{ id: string; month: YearMonth; item: ArrearItem; accrued: Fen; paid: Fen }>(
    `SELECT employee_id AS id, month, item, accrued_fen AS accrued, paid_fen AS paid FROM arrear_line ${WHOM}`,
    [factoryId, idList(employeeIds)],
  );
  const lines = groupRows(rows, (row) => row.id);
  return new Map([...lines].map(([id, own]) => [id, spansOfLines(own)]));
}

interface Span {
  from: YearMonth;
  to: YearMonth;
}
interface StatusRow
  extends Omit<
    PersonStatus,
    'socialInsuranceArrears' | 'housingFundArrears' | 'staffLoans' | 'death' | 'assessedPension'
  > {
  death_cause: DeathCircumstances['cause'] | null;
  death_insured: boolean;
  own_contributions_fen: Fen | null;
  pension_since: LocalDate | null;
  pension_basic_fen: Fen | null;
  pension_transitional_fen: Fen;
  id: string;
  insurance_arrears: (Span & { unitFen: string; personalFen: string })[];
  housing_arrears: (Span & { fen: string })[];
  staff_loans: { principalFen: string; unlawfulInterestFen: string }[];
}

function toStatus({
  id: _id,
  insurance_arrears,
  housing_arrears,
  staff_loans,
  death_cause: cause,
  death_insured: insured,
  own_contributions_fen: ownContributions,
  pension_since: pensionSince,
  pension_basic_fen: basic,
  pension_transitional_fen: transitional,
  ...plain
}: StatusRow): PersonStatus {
  return {
    ...plain,
    death: cause && { cause, insured, ownContributions: ownContributions ?? 0n, pensionSince },
    assessedPension: basic === null ? null : { basic, transitional },
    socialInsuranceArrears: insurance_arrears.map(({ from, to, unitFen, personalFen }) => ({
      from,
      to,
      monthlyUnit: BigInt(unitFen),
      monthlyPersonal: BigInt(personalFen),
    })),
    housingFundArrears: housing_arrears.map(({ from, to, fen }) => ({ from, to, monthly: BigInt(fen) })),
    staffLoans: staff_loans.map((loan) => ({
      principalFen: BigInt(loan.principalFen),
      unlawfulInterestFen: BigInt(loan.unlawfulInterestFen),
    })),
  };
}
