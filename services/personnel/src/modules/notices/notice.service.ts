import { parseOpaqueId } from '@anzhi/domain';
import { missingDocuments } from '@anzhi/files';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { type AttemptOutcome, afterAttempt } from './domain/notice-state.js';
import { carries } from './domain/representation.js';
import type { IssueNoticesInput, ServeNoticeInput } from './notice.inputs.js';
import { toNotice } from './notice.read-model.js';
import {
  DocumentsMissingError,
  IssueNoticesSuccess,
  NoticeListTooLongError,
  NoticeNotFoundError,
  NoticeNotOpenError,
  NoticePeopleUnknownError,
  NoticePhoneMissingError,
  NoticeProofMissingError,
  NoticeSuccess,
  RepresentativeNotActiveError,
} from './notice.results.js';
import {
  findNotice,
  insertNotices,
  NOTICE_ID,
  type NoticeRow,
  readNotices,
  recordAttempts,
} from './notice.store.js';
import { findRepresentative, REPRESENTATIVE_ID, type RepresentativeRow } from './representative.store.js';
import { phoneOf } from './sms.store.js';

/** People of one call: their letters are written in one transaction. */
const MAX_PEOPLE = 1_000;

/** Issues the same letter to some people, all or none, with gap-free numbers. */
export async function issueNotices(tx: Tx, input: IssueNoticesInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const wanted = [...new Set(input.employeeNos.map((no) => no.toUpperCase()))];
  if (wanted.length > MAX_PEOPLE) return new NoticeListTooLongError(MAX_PEOPLE);
  const people = await tx.query<{ id: string; no: string }>(
    'SELECT id, upper(employee_no) AS no FROM employee WHERE factory_id = $1 AND upper(employee_no) = ANY ($2)',
    [factoryId, wanted],
  );
  const ids = new Map(people.map((person) => [person.no, person.id]));
  const unknown = wanted.filter((no) => !ids.has(no));
  if (unknown.length > 0) return new NoticePeopleUnknownError(unknown);
  const { subject: kind, title, body } = input;
  const keys = await insertNotices(
    tx,
    factoryId,
    wanted.map((no) => ({ employeeId: ids.get(no) ?? '', kind, aboutId: null, title, body })),
  );
  const notices = await readNotices(tx, factoryId, keys);
  return new IssueNoticesSuccess(notices.map(toNotice));
}

/**
 * Notes an attempt to serve a notice: reached, with proof (decision 25), or failed, with the reason. A text message is sent by
 * the service itself and says only that there is something to read, so that a lost telephone tells nobody anything.
 */
export async function serveNotice(tx: Tx, input: ServeNoticeInput) {
  const { factoryId, key } = parseOpaqueId(NOTICE_ID, input.noticeId);
  const notice = await findNotice(tx, factoryId, key, true);
  if (!notice) return new NoticeNotFoundError();
  const outcome = outcomeOf(input);
  if (typeof outcome !== 'string') return outcome;
  const next = afterAttempt(notice.status, outcome);
  if (!next) return new NoticeNotOpenError(notice.servedOn);
  const missing = await missingDocuments(tx, factoryId, input.documentIds);
  if (missing.length > 0) return new DocumentsMissingError(missing);
  const receiver = await receiverOf(tx, notice, input.representativeId ?? null);
  if (receiver === null) return new RepresentativeNotActiveError();
  if (input.means === 'SMS' && !(await phoneOf(tx, notice, receiver))) return new NoticePhoneMissingError();
  const { means, documentIds } = input;
  const attempt = {
    ...{ noticeKey: key, means, status: outcome, documentIds },
    ...{
      representativeKey: receiver?.key ?? null,
      proof: input.proof ?? null,
      failure: input.failure ?? null,
    },
  };
  await recordAttempts(tx, factoryId, [attempt], next);
  const [served] = await readNotices(tx, factoryId, [key]);
  return new NoticeSuccess(toNotice(served!));
}

/** What an attempt says of itself: a message is under way, other means need proof or the reason of a failure. */
function outcomeOf({ means, proof, failure }: ServeNoticeInput): AttemptOutcome | NoticeProofMissingError {
  if (means === 'SMS') return 'PENDING';
  if (proof && !failure) return 'SERVED';
  if (failure && !proof) return 'FAILED';
  return new NoticeProofMissingError(
    'Give either `proof` of the service or the `failure` (请填写送达凭证或未送达原因之一)',
  );
}

/** Who receives it: undefined the person, a row who may receive for them, null somebody who may not. */
async function receiverOf(
  tx: Tx,
  notice: NoticeRow,
  representativeId: string | null,
): Promise<RepresentativeRow | undefined | null> {
  if (representativeId === null) return undefined;
  const { factoryId, key } = parseOpaqueId(REPRESENTATIVE_ID, representativeId);
  const row = factoryId === notice.factoryId ? await findRepresentative(tx, factoryId, key) : null;
  const { date } = await tx.clock.now(notice.factoryId);
  return row?.employeeId === notice.employeeId && carries(row, 'RECEIVE', date) ? row : null;
}
