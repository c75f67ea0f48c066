import type { Fen, LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { amendEmployee } from '../roster/index.js';
import type { RecordWorkInjuryInput } from './injury.inputs.js';
import {
  InjuryConclusionDateError,
  InjuryConclusionTakenError,
  InjuryWithoutConclusionError,
} from './injury.results.js';
import { closeAmendment, isRefused, openAmendment } from './open-amendment.js';

interface Injury {
  recognitionNo: string;
  grade: number;
  careLevel: string;
  appraisedOn: LocalDate;
  ownWage: Fen | null;
  insured: boolean;
  oldInjury: boolean;
  lumpSumPaid: boolean;
  suitableWork: boolean;
}

/**
 * Records what the appraisal committee concluded (工伤保险条例 21–25): a grade without a conclusion is nobody's. A later
 * conclusion takes the earlier one's place; both stay in the history. Emits EmployeeAmended; the grade goes to the
 * roster row, so that postings read the same.
 */
export async function recordWorkInjury(tx: Tx, input: RecordWorkInjuryInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee, today } = opened;
  const { recognitionNo, appraisedOn } = input;
  if (!recognitionNo || !appraisedOn)
    return new InjuryWithoutConclusionError([
      ...(recognitionNo ? [] : ['recognitionNo']),
      ...(appraisedOn ? [] : ['appraisedOn']),
    ]);
  if (appraisedOn > today || appraisedOn < employee.birthDate) return new InjuryConclusionDateError();
  if (await isTaken(tx, factoryId, recognitionNo, employee.employeeId))
    return new InjuryConclusionTakenError();
  const { grade, careLevel, insured, oldInjury, lumpSumPaid, suitableWork, legalBasis, evidence } = input;
  const rest = { ownWage: input.ownWage ?? null, insured, oldInjury, lumpSumPaid, suitableWork };
  const after: Injury = { recognitionNo, grade, careLevel, appraisedOn, ...rest };
  const before = await loadInjury(tx, factoryId, employee.employeeId);
  await storeInjury(tx, factoryId, employee.employeeId, after);
  const changes = { injuryGrade: grade };
  await amendEmployee(tx, { factoryId, employeeId: employee.employeeId, changes, legalBasis, evidence });
  return closeAmendment(tx, opened, input, { kind: 'INJURY', before, after });
}

async function isTaken(
  tx: Tx,
  factoryId: string,
  recognitionNo: string,
  employeeId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM work_injury WHERE factory_id = $1 AND recognition_no = $2 AND employee_id <> $3',
    [factoryId, recognitionNo, employeeId],
  );
  return rows.length > 0;
}

async function loadInjury(tx: Tx, factoryId: string, employeeId: string): Promise<Injury | null> {
  const [row] = await tx.query<Injury>(
    `SELECT recognition_no AS "recognitionNo", grade, care_level AS "careLevel", appraised_on AS "appraisedOn",
            own_wage_fen AS "ownWage", insured, old_injury AS "oldInjury", lump_sum_paid AS "lumpSumPaid",
            suitable_work AS "suitableWork"
       FROM work_injury WHERE factory_id = $1 AND employee_id = $2`,
    [factoryId, employeeId],
  );
  return row ?? null;
}

async function storeInjury(tx: Tx, factoryId: string, employeeId: string, injury: Injury): Promise<void> {
  await tx.query(
    `INSERT INTO work_injury (factory_id, employee_id, recognition_no, grade, care_level, appraised_on, own_wage_fen, insured,
       old_injury, lump_sum_paid, suitable_work)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET recognition_no = excluded.recognition_no, grade = excluded.grade,
       care_level = excluded.care_level, appraised_on = excluded.appraised_on, own_wage_fen = excluded.own_wage_fen,
       insured = excluded.insured, old_injury = excluded.old_injury, lump_sum_paid = excluded.lump_sum_paid,
       suitable_work = excluded.suitable_work`,
    [
      ...[factoryId, employeeId, injury.recognitionNo, injury.grade, injury.careLevel, injury.appraisedOn],
      ...[injury.ownWage, injury.insured, injury.oldInjury, injury.lumpSumPaid, injury.suitableWork],
    ],
  );
}
