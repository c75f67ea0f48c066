import { type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx, scopeOfFactory, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { employeeIdOf } from '../../roster/index.js';
import {
  AppraisalDateError,
  type AppraisalKindName,
  AppraisalNotOpenError,
  AppraisalPersonError,
  AppraisalReferral,
  AppraisalSuccess,
  type ConcludeAppraisalInput,
  type OpenAppraisalInput,
} from './appraisal.type.js';

export const APPRAISAL_ID = 'appraisal';

export interface AppraisalRow {
  readonly factoryId: string;
  readonly key: string;
  readonly employeeId: string;
  readonly kind: AppraisalKindName;
  readonly openedOn: LocalDate;
  readonly appliedOn: LocalDate | null;
  readonly conclusionSealed: Buffer | null;
  readonly conclusionNo: string | null;
  readonly concludedOn: LocalDate | null;
}

export const APPRAISAL_SQL = `SELECT factory_id AS "factoryId", id AS key, employee_id AS "employeeId", kind, opened_on AS "openedOn",
   applied_on AS "appliedOn", conclusion_sealed AS "conclusionSealed", conclusion_no AS "conclusionNo", concluded_on AS "concludedOn" FROM appraisal_referral`;

export const toAppraisal = ({ key, ...row }: AppraisalRow): AppraisalReferral =>
  Object.assign(new AppraisalReferral(), { ...row, id: opaqueId(APPRAISAL_ID, row.factoryId, key) });

export interface NewAppraisal {
  readonly employeeId: string;
  readonly kind: AppraisalKindName;
  /** The referral of another service; null for one that an officer opens. */
  readonly referralId: string | null;
}

/** Opens a referral. @returns the uuid; null when one of the kind is open, or the same referral came before */
export async function insertAppraisal(
  tx: Tx,
  factoryId: string,
  given: NewAppraisal,
): Promise<string | null> {
  const key = newId();
  const { date } = await tx.clock.now(factoryId);
  const made = await tx.query(
    `INSERT INTO appraisal_referral (factory_id, id, referral_id, employee_id, kind, opened_on, opened_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [factoryId, key, given.referralId, given.employeeId, given.kind, date, tx.viewer.subject],
  );
  return made.length > 0 ? key : null;
}

/** Refers a person to the appraisal committee: only its conclusion decides, never an officer or a petition (S081, S106). */
export async function openAppraisal(tx: Tx, input: OpenAppraisalInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId) return new AppraisalPersonError('Nobody on the roster has this number (花名册中无此工号)');
  const key = await insertAppraisal(tx, factoryId, { employeeId, kind: input.kind, referralId: null });
  if (!key) return new AppraisalPersonError('A referral for this is open already (该事项已转介,请等待结论)');
  return answer(tx, factoryId, key);
}

/** Records what the committee concluded, encrypted; facts of the person follow from it by their own amendment. */
export async function concludeAppraisal(tx: Tx, input: ConcludeAppraisalInput) {
  const { factoryId, key } = parseOpaqueId(APPRAISAL_ID, input.appraisalId);
  const [row] = await tx.query<AppraisalRow>(
    `${APPRAISAL_SQL} WHERE factory_id = $1 AND id::text = $2 FOR UPDATE`,
    [factoryId, key],
  );
  if (!row || row.concludedOn) return new AppraisalNotOpenError();
  const { date } = await tx.clock.now(factoryId);
  if (input.concludedOn > date || input.concludedOn < row.openedOn) return new AppraisalDateError();
  const sealed = (await tx.cipher(factoryId)).encrypt(input.conclusion);
  await tx.query(
    'UPDATE appraisal_referral SET conclusion_sealed = $3, conclusion_no = $4, concluded_on = $5 WHERE factory_id = $1 AND id = $2',
    [factoryId, key, sealed, input.conclusionNo, input.concludedOn],
  );
  return answer(tx, factoryId, key);
}

/** The conclusion of a referral; whoever reads another person's is noted before it is shown (个人信息保护法 28). */
export async function readConclusion(
  { viewer, database, reads }: RequestContext,
  { factoryId, employeeId, id, conclusionSealed }: AppraisalReferral,
): Promise<string | null> {
  if (!conclusionSealed) return null;
  const { self } = viewer;
  const own =
    self?.factoryId === factoryId && (await employeeIdOf(reads, factoryId, self.employeeNo)) === employeeId;
  if (!own) {
    await database.write(viewer, scopeOfFactory(factoryId), async (tx) => {
      tx.audit({
        ...{ factoryId, action: 'readAppraisal', entity: 'AppraisalReferral', entityId: id },
        legalBasis: '个人信息保护法 art. 28',
      });
    });
  }
  return (await reads.cipher(factoryId)).decrypt(conclusionSealed);
}

async function answer(tx: ReadTx, factoryId: string, key: string): Promise<AppraisalSuccess> {
  const [row] = await tx.query<AppraisalRow>(`${APPRAISAL_SQL} WHERE factory_id = $1 AND id = $2`, [
    factoryId,
    key,
  ]);
  if (!row) throw new Error(`appraisal ${key} is gone`);
  return new AppraisalSuccess(toAppraisal(row));
}
