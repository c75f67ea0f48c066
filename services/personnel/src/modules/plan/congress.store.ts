import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
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
