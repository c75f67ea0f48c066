import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type {
  AnswerCongressQuestionInput,
  OpenCongressSessionInput,
  RecordCongressQuestionInput,
} from './congress.inputs.js';
import { readQuestion, readSession } from './congress.read-model.js';
import {
  CongressAttendanceError,
  CongressQuestionNotOpenError,
  CongressQuestionSuccess,
  CongressSessionDateError,
  CongressSessionExistsError,
  OpenCongressSessionSuccess,
} from './congress.results.js';
import { answerQuestion, insertQuestion, insertSession, lockSession } from './congress.store.js';
import { congressName, congressWords } from './domain/congress-name.js';
import { representation } from './plan.checks.js';
import { QUESTION_ID, SESSION_ID } from './plan.ids.js';
import { CongressSessionNotFoundError } from './vote.results.js';

/**
 * Records a session with its agenda (S045, S046): attendance is a count, who attended is not kept. Where a register of
 * representatives stands, the session counts as many as are in office.
 */
export async function openCongressSession(tx: Tx, input: OpenCongressSessionInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.heldOn > today) return new CongressSessionDateError(today);
  const fault = await attendanceFault(tx, factoryId, input);
  if (fault) return fault;
  const id = newId();
  const words = congressWords(input.termNo, input.sessionNo);
  const made = await insertSession(tx, factoryId, { ...input, ...words, id });
  if (!made) return new CongressSessionExistsError(congressName(words.term, words.session));
  return new OpenCongressSessionSuccess(await readSession(tx, factoryId, id));
}

/** Puts a question on the register of a session (S047); who asked it is not kept. */
export async function recordCongressQuestion(tx: Tx, input: RecordCongressQuestionInput) {
  const { factoryId, key } = parseOpaqueId(SESSION_ID, input.sessionId);
  const session = await lockSession(tx, factoryId, key);
  if (!session) return new CongressSessionNotFoundError();
  const { date } = await tx.clock.now(factoryId);
  const id = newId();
  await insertQuestion(tx, factoryId, { id, sessionId: key, question: input.question, askedOn: date });
  return new CongressQuestionSuccess(await readQuestion(tx, factoryId, id));
}

/** Answers a question once. */
export async function answerCongressQuestion(tx: Tx, input: AnswerCongressQuestionInput) {
  const { factoryId, key } = parseOpaqueId(QUESTION_ID, input.questionId);
  const { date } = await tx.clock.now(factoryId);
  const { answer, answeredBy } = input;
  const answered = await answerQuestion(tx, factoryId, { id: key, answer, answeredBy, on: date });
  if (!answered) return new CongressQuestionNotOpenError();
  return new CongressQuestionSuccess(await readQuestion(tx, factoryId, key));
}

async function attendanceFault(
  tx: Tx,
  factoryId: string,
  { attended, representatives }: OpenCongressSessionInput,
): Promise<CongressAttendanceError | null> {
  const registered = (await representation(tx, factoryId, null)).representatives || null;
  if (attended > representatives)
    return new CongressAttendanceError(
      `${attended} attended, of ${representatives} representatives (到会 ${attended} 人超过代表总数 ${representatives} 人)`,
      registered,
    );
  if (registered !== null && registered !== representatives)
    return new CongressAttendanceError(
      `The register has ${registered} representatives in office, not ${representatives} (在册代表 ${registered} 人,与填报 ${representatives} 人不符)`,
      registered,
    );
  return null;
}
