import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { forbidden } from '@anzhi/graphql-kit';
import { holdsRole, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { actingUnder, insertNotices, recordActUnder } from '../notices/index.js';
import { loadEmployeeFacts } from '../roster/index.js';
import {
  HumanReviewAnsweredError,
  HumanReviewKindError,
  HumanReviewNobodyError,
  HumanReviewNotFoundError,
  HumanReviewOpenError,
  HumanReviewSuccess,
} from './review.results.js';
import { answerReview, insertReview, lockReview, openReview, REVIEW_ID, readReview } from './review.store.js';
import {
  type AnswerHumanReviewInput,
  HumanReviewSubject,
  type RequestHumanReviewInput,
} from './review.type.js';

const BASIS = '个人信息保护法 art. 24';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A person, or staff for them, asks that an officer confirms an amount or the channels (个人信息保护法 24 ¶3).
 * @throws GraphQLError FORBIDDEN when an employee asks for somebody else
 */
export async function requestHumanReview(tx: Tx, input: RequestHumanReviewInput) {
  const { factoryId, key } = parseOpaqueId('employee', input.employeeId);
  const [person] = UUID.test(key) ? await loadEmployeeFacts(tx, factoryId, { employeeIds: [key] }) : [];
  requireOwn(tx, factoryId, person?.employeeNo ?? null);
  if (!person) return new HumanReviewNobodyError();
  const { representativeId } = input;
  const acting = await actingUnder(tx, factoryId, {
    employeeId: key,
    act: 'REQUEST_REVIEW',
    representativeId,
  });
  if (!('representativeKey' in acting)) return acting;
  const kind = input.kind ?? null;
  if ((input.subject === HumanReviewSubject.AMOUNT) !== (kind !== null)) return new HumanReviewKindError();
  const { date } = await tx.clock.now(factoryId);
  const id = newId();
  const { subject, question } = input;
  const made = await insertReview(tx, { factoryId, id, employeeId: key, subject, kind, question, date });
  if (!made) {
    const open = await openReview(tx, factoryId, key, subject, kind);
    return new HumanReviewOpenError(opaqueId(REVIEW_ID, factoryId, open));
  }
  audit(tx, factoryId, id, 'requestHumanReview', BASIS);
  const aboutId = opaqueId(REVIEW_ID, factoryId, id);
  await recordActUnder(tx, factoryId, acting, { employeeId: key, act: 'REQUEST_REVIEW', aboutId });
  return new HumanReviewSuccess(await readReview(tx, factoryId, id));
}

/** An officer confirms, or says that the record is to be corrected; of two officers one wins. */
export async function answerHumanReview(tx: Tx, input: AnswerHumanReviewInput) {
  const { factoryId, key } = parseOpaqueId(REVIEW_ID, input.reviewId);
  const state = UUID.test(key) ? await lockReview(tx, factoryId, key) : null;
  if (!state) return new HumanReviewNotFoundError();
  if (state.answered) return new HumanReviewAnsweredError();
  const { date } = await tx.clock.now(factoryId);
  const { outcome, answer, legalBasis } = input;
  await answerReview(tx, { factoryId, id: key, outcome, answer, legalBasis, date });
  audit(tx, factoryId, key, 'answerHumanReview', legalBasis);
  await tellAnswer(tx, factoryId, { key, employeeId: state.employeeId }, input);
  return new HumanReviewSuccess(await readReview(tx, factoryId, key));
}

/** Tells the person what the officer found; they read it on their own page, and its service is proven like any other. */
async function tellAnswer(
  tx: Tx,
  factoryId: string,
  { key, employeeId }: { key: string; employeeId: string },
  { outcome, answer, legalBasis }: AnswerHumanReviewInput,
): Promise<void> {
  const body = [
    `您申请的人工复核已有结论:${outcome === 'CONFIRMED' ? '确认无误' : '需要更正'}。`,
    `答复与理由:${answer}`,
    `依据:${legalBasis}`,
    '对结论不服的,可以对公示项目提出异议。',
  ].join('\n');
  const aboutId = opaqueId(REVIEW_ID, factoryId, key);
  const letter = { employeeId, kind: 'REVIEW_ANSWER', aboutId, title: '人工复核答复', body } as const;
  await insertNotices(tx, factoryId, [letter]);
}

function requireOwn({ viewer }: Tx, factoryId: string, employeeNo: string | null): void {
  if (holdsRole(viewer, ['placement-officer', 'hq-admin'], factoryId)) return;
  const own = viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : null;
  if (own === null || own.toUpperCase() !== employeeNo?.toUpperCase()) throw forbidden();
}

function audit(tx: Tx, factoryId: string, id: string, action: string, legalBasis: string): void {
  tx.audit({
    factoryId,
    action,
    entity: 'HumanReview',
    entityId: opaqueId(REVIEW_ID, factoryId, id),
    legalBasis,
  });
}
