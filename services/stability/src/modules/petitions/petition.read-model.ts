import { type LocalDate, parseOpaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { isInChain } from './act.js';
import type { PetitionsArgs } from './list.inputs.js';
import { parsePetitionNumber, toPetition } from './petition.mapper.js';
import { findPetition, PETITION_COLUMNS, type PetitionRow } from './petition.store.js';
import {
  type Petition,
  PetitionContent,
  type PetitionQuestion,
  type PetitionReferral,
  type PetitionReply,
} from './petition.type.js';
import { REFERRAL_COLUMNS } from './referral.store.js';

/** The case of an opaque id, null when there is none. @throws OpaqueIdError on a malformed id */
export async function loadPetition(context: RequestContext, id: string): Promise<Petition | null> {
  const { factoryId, key } = parseOpaqueId('petition', id);
  const row = await findPetition(context.reads, factoryId, key);
  return row && toPetition(row, await todayAt(context, factoryId));
}

/** The case of a number, null when there is none: the one way to find a case that is not one's own (§1.11). */
export async function loadPetitionByNumber(
  context: RequestContext,
  factoryId: string,
  number: string,
): Promise<Petition | null> {
  const parsed = parsePetitionNumber(number);
  if (!parsed) return null;
  const [row] = await context.reads.query<PetitionRow>(
    `SELECT ${PETITION_COLUMNS} FROM petition WHERE factory_id = $1 AND year = $2 AND seq = $3`,
    [factoryId, parsed.year, parsed.seq],
  );
  return row ? toPetition(row, await todayAt(context, factoryId)) : null;
}

/** The viewer's caseload in order of numbers; without `mine` also what the viewer assigned, and what waits for a handler. */
export async function listPetitions(context: RequestContext, args: PetitionsArgs): Promise<Page<Petition>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const filter = `WHERE factory_id = $1 AND (handler = $2 OR (NOT $3::boolean AND (handler IS NULL OR assigned_by = $2)))
     AND ($4::text IS NULL OR status = $4)`;
  const given = [factoryId, context.viewer.subject, args.mine, args.status ?? null];
  const rows = await context.reads.query<PetitionRow>(
    `SELECT ${PETITION_COLUMNS} FROM petition ${filter}
       AND ($5::int IS NULL OR (year, seq) > ($5::int, $6::int)) ORDER BY year, seq LIMIT $7`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const today = await todayAt(context, factoryId);
  const page = toPage(
    rows,
    limit,
    (row) => [String(row.year), String(row.seq)],
    () => countRows(context.reads, `petition ${filter}`, given),
  );
  return { ...page, nodes: page.nodes.map((row) => toPetition(row, today)) };
}

interface SealedRow extends Pick<PetitionRow, 'key' | 'category' | 'topics' | 'handler' | 'assignedBy'> {
  summary: Buffer;
  reply: Buffer | null;
}

/** What a case says, null outside of its handler chain (I-S4). One query per kind of part for a whole page. */
export function loadContent(
  context: RequestContext,
  { factoryId, key }: Petition,
): Promise<PetitionContent | null> {
  return context
    .loader<string, PetitionContent | null>(`petition-content:${factoryId}`, (keys) =>
      loadContents(context, factoryId, keys),
    )
    .load(key);
}

async function loadContents(context: RequestContext, factoryId: string, keys: readonly string[]) {
  const sealed = await context.reads.query<SealedRow>(
    `SELECT id AS key, category, topics, handler, assigned_by AS "assignedBy", summary, reply
       FROM petition WHERE factory_id = $1 AND id::text = ANY($2)`,
    [factoryId, keys],
  );
  const open = new Map(
    sealed.flatMap((row) => (isInChain(row, context.viewer.subject) ? [[row.key, row] as const] : [])),
  );
  const questions = await loadQuestions(context, factoryId, [...open.keys()]);
  const referrals = await loadReferrals(context, factoryId, [...open.keys()]);
  const cipher = open.size > 0 ? await context.reads.cipher(factoryId) : null;
  return keys.map((key) => {
    const row = open.get(key);
    if (!row || !cipher) return null;
    return Object.assign(new PetitionContent(), {
      category: row.category,
      topics: row.topics,
      summary: cipher.decrypt(row.summary),
      questions: questions.filter((question) => question.key === key),
      referrals: referrals.filter((referral) => referral.key === key),
      reply: row.reply ? (JSON.parse(cipher.decrypt(row.reply)) as PetitionReply) : null,
    });
  });
}

async function loadQuestions(
  context: RequestContext,
  factoryId: string,
  keys: readonly string[],
): Promise<(PetitionQuestion & { key: string })[]> {
  if (keys.length === 0) return [];
  const rows = await context.reads.query<{
    key: string;
    no: number;
    question: Buffer;
    answer: Buffer | null;
    answeredOn: string | null;
  }>(
    `SELECT petition_id AS key, no, question, answer, answered_on AS "answeredOn" FROM petition_question
      WHERE factory_id = $1 AND petition_id::text = ANY($2) ORDER BY petition_id, no`,
    [factoryId, keys],
  );
  const cipher = await context.reads.cipher(factoryId);
  return rows.map(({ key, no, question, answer, answeredOn }) => ({
    key,
    no,
    text: cipher.decrypt(question),
    answer: answer && cipher.decrypt(answer),
    answeredOn,
  }));
}

function loadReferrals(
  context: RequestContext,
  factoryId: string,
  keys: readonly string[],
): Promise<(PetitionReferral & { key: string })[]> {
  return context.reads.query(
    `SELECT petition_id AS key, ${REFERRAL_COLUMNS} FROM petition_referral
      WHERE factory_id = $1 AND petition_id::text = ANY($2) ORDER BY referred_on, series, item, referral_id`,
    [factoryId, keys],
  );
}

async function todayAt(context: RequestContext, factoryId: string): Promise<LocalDate> {
  return (await context.reads.clock.now(factoryId)).date;
}
