import { type LocalDate, localDate, opaqueId } from '@anzhi/domain';
import type { RequestContext } from '@anzhi/graphql-kit';
import type { Employee } from '../roster/index.js';
import {
  AssessedPensionType,
  DeathCircumstancesType,
  DueWageLineType,
  ManagerStandingType,
} from './circumstances.type.js';
import { drawsOn } from './domain/dependants.js';
import { JOINED, PEOPLE, rowsOf } from './employee-facts.read-model.js';
import { BirthDateRecognition, DependantType, PersonStatusType } from './family.type.js';
import { noteHealthReading } from './health-reading.js';

type DependantRow = DependantType & {
  employee_id: string;
  name_sealed: Buffer;
  declared_on: string | null;
  beneficiaryId: string | null;
};

/** The dependants of a worker, or the whole family of a survivor; many people in one query. Names are decrypted here. */
export async function dependantsOf(context: RequestContext, employee: Employee): Promise<DependantType[]> {
  const rows = await rowsOf<DependantRow>(
    context,
    'dependants',
    `SELECT p.id AS employee_id, d.id, d.name_sealed, d.relation, d.gender, d.birth_date AS "birthDate",
            d.totally_incapable AS "totallyIncapable", d.lone_elder_or_orphan AS "loneElderOrOrphan",
            d.from_on AS "from", d.to_on AS "to", d.end_reason AS "endReason", d.beneficiary_id AS "beneficiaryId", r.declared_on
       FROM ${PEOPLE}
       JOIN supported_family f ON f.factory_id = p.factory_id AND (f.worker_id = p.id OR EXISTS (SELECT 1 FROM dependant own
              WHERE own.factory_id = f.factory_id AND own.family_id = f.id AND own.beneficiary_id = p.id))
       JOIN dependant d ON d.factory_id = f.factory_id AND d.family_id = f.id
       LEFT JOIN roster r ON r.factory_id = p.factory_id ORDER BY d.id`,
    employee,
  );
  if (rows.length === 0) return [];
  const { factoryId } = employee;
  const cipher = await context.reads.cipher(factoryId);
  const { date: today } = await context.reads.clock.now(factoryId);
  return rows.map((row) =>
    Object.assign(new DependantType(), row, {
      id: opaqueId('dependant', factoryId, row.id),
      name: cipher.decrypt(row.name_sealed),
      draws: drawsOn(row, row.declared_on ? localDate(row.declared_on) : today),
    }),
  );
}

export async function birthRecognitionOf(
  context: RequestContext,
  employee: Employee,
): Promise<BirthDateRecognition | null> {
  const [row] = await rowsOf<BirthDateRecognition & { employee_id: string }>(
    context,
    'birth-date-recognition',
    `SELECT f.employee_id, f.identity_date AS "identityDate", f.archive_date AS "archiveDate",
            f.archive_recorded_on AS "archiveRecordedOn", f.archive_document AS "archiveDocument", f.recognised, f.basis
       FROM ${PEOPLE} JOIN birth_date_recognition f ${JOINED}`,
    employee,
  );
  return row ? Object.assign(new BirthDateRecognition(), row) : null;
}

interface StatusRow extends Omit<PersonStatusType, 'seniorManager' | 'death' | 'assessedPension'> {
  employee_id: string;
  post: ManagerStandingType['post'] | null;
  since: LocalDate;
  cause: DeathCircumstancesType['cause'] | null;
  insured: boolean;
  ownContributions: bigint | null;
  pensionSince: LocalDate | null;
  basic: bigint | null;
  transitional: bigint;
  assessedOn: LocalDate;
}

export async function statusOf(
  context: RequestContext,
  employee: Employee,
): Promise<PersonStatusType | null> {
  const [row] = await rowsOf<StatusRow>(
    context,
    'person-status',
    `SELECT f.employee_id, f.died_on AS "diedOn", f.declared_missing_on AS "declaredMissingOn",
            f.incapable_by_illness AS "incapableByIllness", f.special_protection AS "specialProtection",
            f.internal_allowance_fen AS "internalAllowance", f.leave_taken_days AS "leaveTakenDays",
            f.hazard_exposed AS "hazardExposed", f.health_checked_on AS "healthCheckedOn", f.manager_post AS post,
            f.manager_since AS since, f.death_cause AS cause, f.death_insured AS insured,
            f.own_contributions_fen AS "ownContributions", f.pension_since AS "pensionSince", f.pension_basic_fen AS basic,
            f.pension_transitional_fen AS transitional, f.pension_assessed_on AS "assessedOn"
       FROM ${PEOPLE} JOIN person_status f ${JOINED}`,
    employee,
  );
  if (!row) return null;
  await noteHealthReading(context, employee, 'STATUS');
  return toStatus(row);
}

function toStatus(row: StatusRow): PersonStatusType {
  const {
    post,
    since,
    cause,
    insured,
    ownContributions,
    pensionSince,
    basic,
    transitional,
    assessedOn,
    ...plain
  } = row;
  const death = cause && { cause, insured, ownContributions, pensionSince };
  const pension = basic !== null && { basic, transitional, assessedOn };
  return Object.assign(new PersonStatusType(), plain, {
    seniorManager: post && Object.assign(new ManagerStandingType(), { post, since }),
    death: death && Object.assign(new DeathCircumstancesType(), death),
    assessedPension: pension ? Object.assign(new AssessedPensionType(), pension) : null,
  });
}

/** Due wages by month and item: forty-eight lines at most. */
export async function dueWagesOf(context: RequestContext, employee: Employee): Promise<DueWageLineType[]> {
  const rows = await rowsOf<DueWageLineType & { employee_id: string }>(
    context,
    'due-wages',
    `SELECT f.employee_id, f.month, f.item, f.due_fen AS due FROM ${PEOPLE} JOIN due_wage f ${JOINED} ORDER BY f.month, f.item`,
    employee,
  );
  return rows.map((row) => Object.assign(new DueWageLineType(), row));
}
