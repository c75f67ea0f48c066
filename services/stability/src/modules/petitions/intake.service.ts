import { PetitionRegistered } from '@anzhi/contracts';
import { chinaCalendar, type LocalDate, localDate, opaqueId, yearOf } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { noticeDeadline, type PetitionClock, transferObjectionDeadline } from './domain/petition-clocks.js';
import { PETITION_RULES_2022 } from './domain/petition-rules.js';
import { nextStatus } from './domain/petition-state.js';
import { delegationFault } from './domain/petitioners.js';
import type { RegisterPetitionInput } from './intake.inputs.js';
import {
  PetitionHeadcountTooSmallError,
  PetitionIsAccusationError,
  PetitionReceivedInFutureError,
  PetitionRepresentativeMissingError,
  PetitionTooManyRepresentativesError,
  RegisterPetitionSuccess,
} from './intake.results.js';
import { toPetition } from './petition.mapper.js';
import { findPetition, nextNumber } from './petition.store.js';

/** The clocks of the regulation in force, on the official calendar. */
export const PETITION_CLOCK: PetitionClock = { calendar: chinaCalendar(), rules: PETITION_RULES_2022 };
const VISITS: readonly string[] = ['VISIT', 'LEADER_DAY'];

/**
 * Registers a petition under the next number of its factory and year; who registers it handles it. An accusation is
 * refused and leaves nothing behind (decision 29). Emits PetitionRegistered. 信访工作条例 arts. 20, 22.
 */
export async function registerPetition(tx: Tx, input: RegisterPetitionInput) {
  if (input.kind === 'ACCUSATION') return new PetitionIsAccusationError();
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.receivedOn > today) return new PetitionReceivedInFutureError(today);
  const refused = refuseDelegation(input);
  if (refused) return refused;
  const key = newId();
  await insertPetition(tx, { factoryId, key, today }, input);
  await insertQuestions(tx, { factoryId, key }, input.questions);
  tx.append({
    contract: PetitionRegistered,
    factoryId,
    aggregateId: opaqueId('petition', factoryId, key),
    payload: { petitionId: opaqueId('petition', factoryId, key), registeredOn: today },
  });
  const row = await findPetition(tx, factoryId, key);
  return new RegisterPetitionSuccess(toPetition(row!, today));
}

function refuseDelegation({ channel, petitioners }: RegisterPetitionInput) {
  const { headcount, category } = petitioners;
  const representatives = petitioners.representatives.length;
  const delegation = {
    visit: VISITS.includes(channel),
    anonymous: category === 'ANONYMOUS',
    representatives,
    headcount,
  };
  switch (delegationFault(PETITION_RULES_2022, delegation)) {
    case 'TOO_MANY_REPRESENTATIVES':
      return new PetitionTooManyRepresentativesError(representatives, PETITION_RULES_2022.representatives);
    case 'REPRESENTATIVE_MISSING':
      return new PetitionRepresentativeMissingError();
    case 'HEADCOUNT_TOO_SMALL':
      return new PetitionHeadcountTooSmallError(headcount, Math.max(1, representatives));
    default:
      return null;
  }
}

async function insertPetition(
  tx: Tx,
  { factoryId, key, today }: { factoryId: string; key: string; today: LocalDate },
  input: RegisterPetitionInput,
): Promise<void> {
  const { channel, kind, petitioners, topics, summary } = input;
  const receivedOn = localDate(input.receivedOn);
  const reachable = petitioners.representatives.some(({ contact }) => Boolean(contact?.trim()));
  const notice = noticeDeadline(PETITION_CLOCK, receivedOn, reachable);
  const transfer =
    channel === 'TRANSFERRED_IN' ? transferObjectionDeadline(PETITION_CLOCK, receivedOn) : null;
  const cipher = await tx.cipher(factoryId);
  const year = yearOf(today);
  await tx.query(
    `INSERT INTO petition (factory_id, id, year, seq, channel, kind, status, category, headcount, representatives, topics,
       petitioners, summary, received_on, registered_on, notice_due, transfer_objection_due, handler, registered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
    [
      factoryId,
      key,
      year,
      await nextNumber(tx, factoryId, year),
      channel,
      kind,
      nextStatus('RECEIVED', 'REGISTER'),
      petitioners.category,
      petitioners.headcount,
      petitioners.representatives.length,
      topics,
      cipher.encrypt(JSON.stringify(petitioners.representatives)),
      cipher.encrypt(summary),
      receivedOn,
      today,
      notice?.due ?? null,
      transfer?.due ?? null,
      tx.viewer.subject,
    ],
  );
}

async function insertQuestions(
  tx: Tx,
  { factoryId, key }: { factoryId: string; key: string },
  questions: readonly string[],
): Promise<void> {
  if (questions.length === 0) return;
  const cipher = await tx.cipher(factoryId);
  await tx.query(
    `INSERT INTO petition_question (factory_id, petition_id, no, question)
     SELECT $1, $2, no, question FROM unnest($3::bytea[]) WITH ORDINALITY AS q(question, no)`,
    [factoryId, key, questions.map((question) => cipher.encrypt(question))],
  );
}
