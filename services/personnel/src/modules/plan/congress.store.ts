import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { OpenCongressSessionInput } from './congress.inputs.js';
import type { VoteCount, VoteOutcome } from './domain/vote.js';

/** A session as acts on it need it; numbers of people. */
export interface LockedSession {
  id: string;
  term: string;
  session: string;
  heldOn: string;
  representatives: number;
  attended: number;
}

const LOCKED = 'id, term, session, held_on AS "heldOn", representatives, attended';

/** The session, locked until the transaction ends; null when there is none. */
export async function lockSession(tx: Tx, factoryId: string, id: string): Promise<LockedSession | null> {
  const [session] = await tx.query<LockedSession>(
    `SELECT ${LOCKED} FROM congress_session WHERE factory_id = $1 AND id = $2 FOR UPDATE`,
    [factoryId, id],
  );
  return session ?? null;
}

/** The session of that term and number, locked; made when it is new, and its attendance raised when more came. */
export async function ensureSession(
  tx: Tx,
  factoryId: string,
  session: Omit<LockedSession, 'id'>,
): Promise<LockedSession> {
  const [kept] = await tx.query<LockedSession>(
    `INSERT INTO congress_session AS s (factory_id, id, term, session, held_on, representatives, attended)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (factory_id, term, session) DO UPDATE SET attended = least(s.representatives, greatest(s.attended, excluded.attended))
     RETURNING ${LOCKED}`,
    [
      factoryId,
      newId(),
      session.term,
      session.session,
      session.heldOn,
      session.representatives,
      session.attended,
    ],
  );
  return kept!;
}

/** Whether the item is a resolution of the session that is not decided yet; without a quorum it is not. */
export async function openItem(
  tx: Tx,
  factoryId: string,
  sessionId: string,
  itemId: string,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM congress_agenda_item i
      WHERE i.factory_id = $1 AND i.session_id = $2 AND i.id = $3 AND i.kind = 'RESOLUTION' AND NOT EXISTS (
        SELECT 1 FROM congress_vote v WHERE v.factory_id = $1 AND v.agenda_item_id = i.id AND v.result <> 'NO_QUORUM')`,
    [factoryId, sessionId, itemId],
  );
  return rows.length > 0;
}

/** Keeps the tallies of a vote; who voted how is nowhere. */
export async function insertVote(
  tx: Tx,
  factoryId: string,
  vote: {
    session: LockedSession;
    planId: string | null;
    agendaItemId: string | null;
    subject: string;
    votedOn: string;
    count: VoteCount;
    outcome: VoteOutcome;
  },
): Promise<void> {
  const { session, count, outcome } = vote;
  await tx.query(
    `INSERT INTO congress_vote (factory_id, id, plan_id, session_id, agenda_item_id, subject, term, session, voted_on,
       representatives, present, yes, no, abstain, invalid, result, quorum, needed, unanimous)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      factoryId,
      newId(),
      vote.planId,
      session.id,
      vote.agendaItemId,
      vote.subject,
      session.term,
      session.session,
      vote.votedOn,
      count.representatives,
      count.present,
      count.yes,
      count.no,
      count.abstain,
      count.invalid,
      outcome.result,
      outcome.quorum,
      outcome.needed,
      outcome.unanimous,
    ],
  );
}

/** Keeps a session and its agenda; false when that session of the term is there already. */
export async function insertSession(
  tx: Tx,
  factoryId: string,
  session: OpenCongressSessionInput & { id: string; term: string; session: string },
): Promise<boolean> {
  const made = await tx.query(
    `INSERT INTO congress_session (factory_id, id, term, session, held_on, place, representatives, attended, minutes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      factoryId,
      session.id,
      session.term,
      session.session,
      session.heldOn,
      session.place ?? null,
      session.representatives,
      session.attended,
      session.minutesRef ?? null,
    ],
  );
  if (made.length === 0) return false;
  const items = session.agenda.map(({ kind, title, presenter, documentRef }, index) => ({
    id: newId(),
    no: index + 1,
    kind,
    title,
    presenter: presenter ?? null,
    document: documentRef ?? null,
  }));
  await tx.query(
    `INSERT INTO congress_agenda_item (factory_id, id, session_id, no, kind, title, presenter, document)
     SELECT $1, id, $2, no, kind, title, presenter, document
       FROM jsonb_to_recordset($3::jsonb)
         AS i(id uuid, no integer, kind text, title text, presenter text, document text)`,
    [factoryId, session.id, JSON.stringify(items)],
  );
  return true;
}

export async function insertQuestion(
  tx: Tx,
  factoryId: string,
  question: { id: string; sessionId: string; question: string; askedOn: string },
): Promise<void> {
  await tx.query(
    'INSERT INTO congress_question (factory_id, id, session_id, question, asked_on) VALUES ($1, $2, $3, $4, $5)',
    [factoryId, question.id, question.sessionId, question.question, question.askedOn],
  );
}

/** Writes the answer where there is none yet; false when there is one or no such question. */
export async function answerQuestion(
  tx: Tx,
  factoryId: string,
  given: { id: string; answer: string; answeredBy: string; on: string },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE congress_question SET answer = $3, answered_by = $4, answered_on = $5
      WHERE factory_id = $1 AND id = $2 AND answer IS NULL RETURNING id`,
    [factoryId, given.id, given.answer, given.answeredBy, given.on],
  );
  return rows.length > 0;
}
