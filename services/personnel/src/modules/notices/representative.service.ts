import { localDate, parseOpaqueId } from '@anzhi/domain';
import { missingDocuments } from '@anzhi/files';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { employeeIdOf } from '../roster/index.js';
import { representationFault } from './domain/representation.js';
import type { EndRepresentativeInput, RecordRepresentativeInput } from './notice.inputs.js';
import { toRepresentative } from './notice.read-model.js';
import {
  DocumentsMissingError,
  GuardianExistsError,
  NoticePeopleUnknownError,
  RepresentationInvalidError,
  RepresentativeNotActiveError,
  RepresentativeSuccess,
} from './notice.results.js';
import {
  endRepresentative,
  findRepresentative,
  insertRepresentative,
  REPRESENTATIVE_ID,
  representativesOf,
} from './representative.store.js';

/** Records who acts for a person, with proof (民法典 28, 34, 42, 161, 165, 1121). Name and telephone are encrypted. */
export async function recordRepresentative(tx: Tx, input: RecordRepresentativeInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId) return new NoticePeopleUnknownError([input.employeeNo]);
  const { date } = await tx.clock.now(factoryId);
  const given = { ...input, from: localDate(input.from), until: input.until ? localDate(input.until) : null };
  const fault = representationFault(given, date);
  if (fault) return new RepresentationInvalidError(fault, input.kind);
  const missing = await missingDocuments(tx, factoryId, input.documentIds);
  if (missing.length > 0) return new DocumentsMissingError(missing);
  await tx.query('SELECT 1 FROM employee WHERE factory_id = $1 AND id = $2 FOR UPDATE', [
    factoryId,
    employeeId,
  ]);
  const standing = await representativesOf(tx, factoryId, [employeeId]);
  if (input.kind === 'GUARDIAN' && standing.some((row) => row.kind === 'GUARDIAN' && !row.endedOn))
    return new GuardianExistsError();
  const cipher = await tx.cipher(factoryId);
  const key = await insertRepresentative(
    tx,
    {
      ...given,
      factoryId,
      employeeId,
      nameSealed: cipher.encrypt(input.name),
      phoneSealed: input.phone ? cipher.encrypt(input.phone) : null,
      subject: input.subject ?? null,
    },
    date,
  );
  const { kind, powers, legalBasis } = input;
  tx.audit({
    ...{ factoryId, action: 'recordRepresentative', entity: 'Representative', entityId: key, legalBasis },
    after: { kind, powers },
  });
  return found(tx, factoryId, key);
}

/** Ends a representation before its term; what was done under it stands. */
export async function endRepresentation(tx: Tx, { representativeId, reason }: EndRepresentativeInput) {
  const { factoryId, key } = parseOpaqueId(REPRESENTATIVE_ID, representativeId);
  const row = await findRepresentative(tx, factoryId, key, true);
  if (!row || row.endedOn) return new RepresentativeNotActiveError();
  const { date } = await tx.clock.now(factoryId);
  await endRepresentative(tx, factoryId, key, { on: date, reason });
  return found(tx, factoryId, key);
}

async function found(tx: Tx, factoryId: string, key: string): Promise<RepresentativeSuccess> {
  const row = await findRepresentative(tx, factoryId, key);
  if (!row) throw new Error(`representative ${key} is gone`);
  return new RepresentativeSuccess(toRepresentative(row));
}
