import { HandbookAcknowledged } from '@anzhi/contracts';
import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { forbidden } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import type {
  AcknowledgeHandbookInput,
  IssueHandbookInput,
  RecordHandbookReceiptsInput,
} from './handbook.inputs.js';
import {
  HandbookAcknowledgedError,
  HandbookNotIssuedError,
  HandbookReceiptsRecorded,
  HandbookReceiptTooEarlyError,
  IssueHandbookSuccess,
} from './handbook.results.js';
import {
  findHandbook,
  type HandbookRow,
  insertHandbook,
  insertReceipts,
  receiptsOf,
  toHandbook,
} from './handbook.store.js';
import { lockPeople } from './people.store.js';
import {
  PublicityDateInFutureError,
  PublicityPersonUnknownError,
  PublicityRowsRefusedError,
} from './publicity.results.js';
import { checkPeople, eventParts } from './publicity-rows.js';

/** Issues the next version of the handbook (S034); receipts of the versions before it stay. */
export async function issueHandbook(tx: Tx, input: IssueHandbookInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.issuedOn > today) return new PublicityDateInFutureError(input.issuedOn, today);
  return new IssueHandbookSuccess(toHandbook(await insertHandbook(tx, factoryId, input), 0));
}

/**
 * Records the receipts of a signed list, all or none (S034): each person acknowledges a version once. Emits
 * HandbookAcknowledged.
 */
export async function recordHandbookReceipts(tx: Tx, input: RecordHandbookReceiptsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.acknowledgedOn > today) return new PublicityDateInFutureError(input.acknowledgedOn, today);
  const handbook = await findHandbook(tx, factoryId, { version: input.version ?? null });
  if (!handbook) return new HandbookNotIssuedError();
  if (input.acknowledgedOn < handbook.issuedOn) return new HandbookReceiptTooEarlyError(handbook.issuedOn);
  const people = await lockPeople(tx, factoryId, input.employeeNos);
  const held = await receiptsOf(
    tx,
    handbook,
    [...people.values()].map(({ employeeId }) => employeeId),
  );
  const { accepted, problems } = checkPeople(input.employeeNos, people, ({ employeeId }) =>
    held.has(employeeId) ? 'ALREADY_ACKNOWLEDGED' : null,
  );
  if (problems.length > 0) return new PublicityRowsRefusedError(problems);
  const employeeIds = accepted.map(({ employeeId }) => employeeId);
  const { acknowledgedOn, receiptList } = input;
  await insertReceipts(tx, handbook, { employeeIds, acknowledgedOn, receiptList });
  tellAcknowledged(tx, handbook, employeeIds, acknowledgedOn);
  return new HandbookReceiptsRecorded(handbook.version, employeeIds.length);
}

/** The signed-in person acknowledges a version, once. Emits HandbookAcknowledged. @throws GraphQLError FORBIDDEN */
export async function acknowledgeHandbook(tx: Tx, input: AcknowledgeHandbookInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { self } = tx.viewer;
  if (self?.factoryId !== factoryId) throw forbidden();
  const wanted = parseOpaqueId('handbook', input.handbookId);
  const handbook =
    wanted.factoryId === factoryId ? await findHandbook(tx, factoryId, { key: wanted.key }) : null;
  if (!handbook) return new HandbookNotIssuedError();
  const person = (await lockPeople(tx, factoryId, [self.employeeNo])).get(self.employeeNo.toUpperCase());
  if (!person || person.leftOn) return new PublicityPersonUnknownError();
  const employeeIds = [person.employeeId];
  const before = (await receiptsOf(tx, handbook, employeeIds)).get(person.employeeId);
  if (before) return new HandbookAcknowledgedError(before);
  const { date: acknowledgedOn } = await tx.clock.now(factoryId);
  await insertReceipts(tx, handbook, { employeeIds, acknowledgedOn, receiptList: null });
  tellAcknowledged(tx, handbook, employeeIds, acknowledgedOn);
  return new HandbookReceiptsRecorded(handbook.version, 1);
}

/** Tells of the receipts in parts that an event may carry; the aggregate is the version. */
function tellAcknowledged(
  tx: Tx,
  { factoryId, key, version }: HandbookRow,
  people: readonly string[],
  acknowledgedOn: string,
): void {
  const handbookId = opaqueId('handbook', factoryId, key);
  for (const employeeIds of eventParts(people)) {
    tx.append({
      contract: HandbookAcknowledged,
      factoryId,
      aggregateId: handbookId,
      payload: { handbookId, version, acknowledgedOn, employeeIds },
    });
  }
}
