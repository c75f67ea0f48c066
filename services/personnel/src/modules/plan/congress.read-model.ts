import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import { builtInPack } from '../rules/domain/packs.js';
import { CongressAgendaItem, CongressQuestion, CongressSession } from './congress.type.js';
import { congressName } from './domain/congress-name.js';
import { quorumOf, voteRule } from './domain/vote.js';
import { AGENDA_ITEM_ID, QUESTION_ID, SESSION_ID } from './plan.ids.js';
import type { PlacementPlansArgs } from './plan.inputs.js';
import { VOTE_COLUMNS } from './plan-rows.js';
import { CongressVote } from './vote.type.js';

type SessionRow = Omit<
  CongressSession,
  'id' | 'name' | 'quorum' | 'quorate' | 'agenda' | 'resolutions' | 'questions'
>;

const SESSIONS = `SELECT s.id AS key, s.term, s.session, s.held_on AS "heldOn", s.place, s.representatives, s.attended,
    s.minutes AS "minutesRef" FROM congress_session s`;
const QUESTION_COLUMNS = `id, question, asked_on AS "askedOn", answer, answered_by AS "answeredBy", answered_on AS "answeredOn"`;

/** The session as it stands in the transaction of an act. */
export async function readSession(tx: ReadTx, factoryId: string, id: string): Promise<CongressSession> {
  const rows = await tx.query<SessionRow>(`${SESSIONS} WHERE s.factory_id = $1 AND s.id = $2`, [
    factoryId,
    id,
  ]);
  const [session] = await assemble(tx, factoryId, rows);
  if (!session) throw new Error(`session ${id} of ${factoryId} is not there`);
  return session;
}

/** The question as it stands in the transaction of an act. */
export async function readQuestion(tx: ReadTx, factoryId: string, id: string): Promise<CongressQuestion> {
  const rows = await tx.query<CongressQuestion>(
    `SELECT ${QUESTION_COLUMNS} FROM congress_question WHERE factory_id = $1 AND id = $2`,
    [factoryId, id],
  );
  return toQuestion(factoryId, rows[0]!);
}

/** A session by its id; null when there is none in the viewer's scope. */
export async function findSession(context: RequestContext, id: string): Promise<CongressSession | null> {
  const { factoryId, key } = parseOpaqueId(SESSION_ID, id);
  const rows = await context.reads.query<SessionRow>(`${SESSIONS} WHERE s.factory_id = $1 AND s.id = $2`, [
    factoryId,
    key,
  ]);
  return (await assemble(context.reads, factoryId, rows))[0] ?? null;
}

/** The sessions of a factory, newest first. */
export async function listSessions(
  context: RequestContext,
  args: PlacementPlansArgs,
): Promise<Page<CongressSession>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<SessionRow>(
    `${SESSIONS} WHERE s.factory_id = $1 AND ($2::date IS NULL OR (s.held_on, s.id) < ($2::date, $3::uuid))
      ORDER BY s.held_on DESC, s.id DESC LIMIT $4`,
    [factoryId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const sessions = await assemble(context.reads, factoryId, rows);
  const count = () => countRows(context.reads, 'congress_session WHERE factory_id = $1', [factoryId]);
  return toPage(sessions, limit, (session) => [session.heldOn, session.key], count);
}

async function assemble(
  tx: ReadTx,
  factoryId: string,
  rows: readonly SessionRow[],
): Promise<CongressSession[]> {
  if (rows.length === 0) return [];
  const read = <T>(columns: string, table: string, order: string): Promise<(T & { sessionId: string })[]> =>
    tx.query<T & { sessionId: string }>(
      `SELECT session_id AS "sessionId", ${columns} FROM ${table}
        WHERE factory_id = $1 AND session_id = ANY ($2) ORDER BY ${order}`,
      [factoryId, rows.map(({ key }) => key)],
    );
  const agenda = await read<CongressAgendaItem>(
    'id, no, kind, title, presenter, document AS "documentRef"',
    'congress_agenda_item',
    'no',
  );
  const votes = await read<CongressVote>(VOTE_COLUMNS, 'congress_vote', 'id');
  const questions = await read<CongressQuestion>(QUESTION_COLUMNS, 'congress_question', 'id');
  const rule = voteRule(builtInPack('STATUTORY'));
  return rows.map((row) => {
    const own = <T extends { sessionId: string }>(all: readonly T[]): Omit<T, 'sessionId'>[] =>
      all.filter(({ sessionId }) => sessionId === row.key).map(({ sessionId: _sessionId, ...part }) => part);
    const quorum = quorumOf(row.representatives, rule);
    return Object.assign(new CongressSession(), row, {
      id: opaqueId(SESSION_ID, factoryId, row.key),
      name: congressName(row.term, row.session),
      quorum,
      quorate: row.attended >= quorum,
      agenda: own(agenda).map((item) =>
        Object.assign(new CongressAgendaItem(), item, { id: opaqueId(AGENDA_ITEM_ID, factoryId, item.id) }),
      ),
      resolutions: own(votes).map((vote) => Object.assign(new CongressVote(), vote)),
      questions: own(questions).map((question) => toQuestion(factoryId, question)),
    });
  });
}

const toQuestion = (factoryId: string, row: CongressQuestion): CongressQuestion =>
  Object.assign(new CongressQuestion(), row, { id: opaqueId(QUESTION_ID, factoryId, row.id) });
