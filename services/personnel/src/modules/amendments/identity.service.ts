import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { recognizeBirth } from '../facts/index.js';
import { readIdentity } from '../roster/domain/cell-identity.js';
import { phoneNumber } from '../roster/domain/cell-text.js';
import { amendEmployee, EmployeeAmendmentEmptyError } from '../roster/index.js';
import type { AmendIdentityInput, RecognizeBirthDateInput } from './identity.inputs.js';
import {
  BirthRecordInvalidError,
  IdentityNumberInvalidError,
  IdentityNumberTakenError,
  PhoneNumberInvalidError,
} from './identity.results.js';
import { type AmendedPerson, closeAmendment, isRefused, openAmendment } from './open-amendment.js';

/**
 * Recognises a birth date (劳社部发[1999]8号 二): where identity number and archive differ, the earliest record of the
 * archive decides. The roster row follows by amendment. Emits EmployeeAmended.
 */
export async function recognizeBirthDate(tx: Tx, input: RecognizeBirthDateInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee, today } = opened;
  const wrong = input.records.find(
    (record) => record.recordedOn > today || record.recordedOn < record.birthDate,
  );
  if (wrong) return new BirthRecordInvalidError(wrong.document);
  const identity = await storedIdentity(tx, opened);
  const found = recognizeBirth(identity.birthDate, input.records);
  const before = await loadRecognition(tx, factoryId, employee.employeeId);
  await tx.query(
    `INSERT INTO birth_date_recognition (factory_id, employee_id, identity_date, archive_date, archive_recorded_on,
       archive_document, recognised, basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET identity_date = excluded.identity_date,
       archive_date = excluded.archive_date, archive_recorded_on = excluded.archive_recorded_on,
       archive_document = excluded.archive_document, recognised = excluded.recognised, basis = excluded.basis`,
    [
      ...[
        factoryId,
        employee.employeeId,
        identity.birthDate,
        found.archive.birthDate,
        found.archive.recordedOn,
      ],
      ...[found.archive.document, found.recognised, found.basis],
    ],
  );
  const { legalBasis, evidence } = input;
  const changes = { birthDate: found.recognised };
  await amendEmployee(tx, { factoryId, employeeId: employee.employeeId, changes, legalBasis, evidence });
  const after = await loadRecognition(tx, factoryId, employee.employeeId);
  return closeAmendment(tx, opened, input, { kind: 'BIRTH_DATE', before, after });
}

async function loadRecognition(tx: Tx, factoryId: string, employeeId: string): Promise<object | null> {
  const [row] = await tx.query<object>(
    `SELECT identity_date, archive_date, archive_recorded_on, archive_document, recognised, basis
       FROM birth_date_recognition WHERE factory_id = $1 AND employee_id = $2`,
    [factoryId, employeeId],
  );
  return row ?? null;
}

interface StoredIdentity {
  readonly number: string;
  readonly phone: string | null;
  readonly birthDate: LocalDate;
}

async function storedIdentity(
  tx: Tx,
  { factoryId, employee, today }: AmendedPerson,
): Promise<StoredIdentity> {
  const [row] = await tx.query<{ identity_sealed: Buffer; phone_sealed: Buffer | null }>(
    'SELECT identity_sealed, phone_sealed FROM employee WHERE factory_id = $1 AND id = $2',
    [factoryId, employee.employeeId],
  );
  const cipher = await tx.cipher(factoryId);
  const number = cipher.decrypt(row!.identity_sealed);
  const read = readIdentity(number, today);
  const birthDate = read.problem === undefined ? read.identity?.birthDate : undefined;
  const phone = row!.phone_sealed ? cipher.decrypt(row!.phone_sealed) : null;
  return { number, phone, birthDate: birthDate ?? employee.birthDate };
}

/**
 * Corrects identity number or phone of a person; both stay encrypted, and the history says only which was changed. The
 * birth date stays as recognised: a wrong one is another amendment. Emits EmployeeAmended.
 */
export async function amendIdentity(tx: Tx, input: AmendIdentityInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee, today } = opened;
  const stood = await storedIdentity(tx, opened);
  const read = input.identityNumber ? readIdentity(input.identityNumber, today) : null;
  if (read?.problem !== undefined) return new IdentityNumberInvalidError(read.problem);
  const number = read?.identity?.number ?? stood.number;
  const given = input.phone ? phoneNumber(input.phone) : null;
  if (given && !given.plausible) return new PhoneNumberInvalidError();
  const phone = given?.phone ?? stood.phone;
  const changed = [
    ...(number === stood.number ? [] : ['identityNumber']),
    ...(phone === stood.phone ? [] : ['phone']),
  ];
  if (changed.length === 0) return new EmployeeAmendmentEmptyError();
  const cipher = await tx.cipher(factoryId);
  const index = cipher.blindIndex(number);
  const taken = await tx.query(
    'SELECT 1 FROM employee WHERE factory_id = $1 AND identity_index = $2 AND id <> $3',
    [factoryId, index, employee.employeeId],
  );
  if (taken.length > 0) return new IdentityNumberTakenError();
  await tx.query(
    'UPDATE employee SET identity_sealed = $3, identity_index = $4, phone_sealed = $5 WHERE factory_id = $1 AND id = $2',
    [
      factoryId,
      employee.employeeId,
      cipher.encrypt(number),
      index,
      phone === null ? null : cipher.encrypt(phone),
    ],
  );
  return closeAmendment(tx, opened, input, { kind: 'IDENTITY', before: null, after: { changed } });
}
