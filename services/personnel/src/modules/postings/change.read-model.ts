import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  COUNT_LIMIT,
  forbidden,
  type Page,
  type RequestContext,
  readPage,
  STAFF_ROLES,
  toPage,
} from '@anzhi/graphql-kit';
import { holdsRole, type ReadTx, type Viewer } from '@anzhi/service-kit';
import { PostingChange, type PostingChangeCause, type PostingChangesArgs } from './change.type.js';
import type { CanonicalValue } from './domain/canonical-json.js';
import type { PublicRow } from './domain/posted-row.js';
import { changedItems } from './domain/row-diff.js';
import { OBJECTION_ID } from './objection-queue.js';
import type { ChangeCounts } from './posting.type.js';

interface ChangeSqlRow {
  leafNo: number;
  employeeNo: string;
  cause: PostingChangeCause;
  objectionKey: string | null;
  reasons: string | null;
  basis: string | null;
  evidence: string | null;
  publicRow: PublicRow;
  hidden: CanonicalValue;
  publicBefore: PublicRow | null;
  hiddenBefore: CanonicalValue;
}

const ROWS = `SELECT c.leaf_no AS "leafNo", c.employee_no AS "employeeNo", c.cause, c.objection_id AS "objectionKey", c.basis, c.evidence,
    coalesce(n.reasons, o.reasons) AS reasons, p.public_row AS "publicRow", x.hidden, q.public_row AS "publicBefore", y.hidden AS "hiddenBefore"
  FROM posting_change c
  JOIN posting_row p ON p.factory_id = c.factory_id AND p.round_id = c.round_id AND p.employee_id = c.employee_id
  JOIN posting_secret x ON x.factory_id = c.factory_id AND x.round_id = c.round_id AND x.employee_id = c.employee_id
  LEFT JOIN posting_row q ON q.factory_id = c.factory_id AND q.round_id = c.before_round_id AND q.employee_id = c.employee_id
  LEFT JOIN posting_secret y ON y.factory_id = c.factory_id AND y.round_id = c.before_round_id AND y.employee_id = c.employee_id
  LEFT JOIN objection o ON o.factory_id = c.factory_id AND o.id = c.objection_id
  LEFT JOIN posting_reopening n ON n.factory_id = c.factory_id AND n.posted_round_id = c.round_id AND n.employee_id = c.employee_id`;
const WHERE = `c.factory_id = $1 AND c.round_id = $2 AND ($3::text IS NULL OR c.cause = $3) AND ($4::text IS NULL OR c.employee_no = $4)`;

/** Corrected rows of a round in roster order: all of them to staff, their own to a person. @throws GraphQLError FORBIDDEN */
export async function listChanges(
  context: RequestContext,
  args: PostingChangesArgs,
  roundKind: string,
): Promise<Page<PostingChange>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(roundKind, args.roundId);
  const employeeNo = readableBy(context.viewer, factoryId, args.employeeNo ?? null);
  const given = [factoryId, key, args.cause ?? null, employeeNo];
  const rows = await context.reads.query<ChangeSqlRow>(
    `${ROWS} WHERE ${WHERE} AND ($5::int IS NULL OR c.leaf_no > $5) ORDER BY c.leaf_no LIMIT $6`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const count = async (): Promise<number> => {
    const [row] = await context.reads.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM posting_change c WHERE ${WHERE} LIMIT ${COUNT_LIMIT + 1}) AS counted`,
      given,
    );
    return row?.n ?? 0;
  };
  const page = toPage(rows, limit, (row) => [String(row.leafNo)], count);
  return { ...page, nodes: page.nodes.map((row) => toChange(factoryId, row)) };
}

/** Whose changes the viewer reads: staff whom they ask for, others themselves. */
function readableBy(viewer: Viewer, factoryId: string, wanted: string | null): string | null {
  if (holdsRole(viewer, STAFF_ROLES, factoryId)) return wanted;
  const own = viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : null;
  if (own === null || (wanted !== null && wanted.toUpperCase() !== own.toUpperCase())) throw forbidden();
  return own;
}

function toChange(factoryId: string, row: ChangeSqlRow): PostingChange {
  const before = row.publicBefore && { publicRow: row.publicBefore, hidden: row.hiddenBefore };
  return Object.assign(new PostingChange(), {
    serial: row.publicRow['serial'],
    employeeNo: row.employeeNo,
    cause: row.cause,
    items: changedItems(before, { publicRow: row.publicRow, hidden: row.hidden }),
    reasons: row.reasons,
    basis: row.basis,
    evidence: row.evidence,
    objectionId: row.objectionKey && opaqueId(OBJECTION_ID, factoryId, row.objectionKey),
  });
}

/** Corrected rows by cause, by uuid of the round. */
export async function countChanges(
  tx: ReadTx,
  rounds: readonly { factoryId: string; key: string }[],
): Promise<Map<string, ChangeCounts>> {
  const rows = await tx.query<{ roundId: string; cause: PostingChangeCause; n: number }>(
    `SELECT round_id AS "roundId", cause, count(*)::int AS n FROM posting_change
      WHERE factory_id = ANY($1) AND round_id = ANY($2) GROUP BY round_id, cause`,
    [[...new Set(rounds.map((round) => round.factoryId))], rounds.map((round) => round.key)],
  );
  const countOf = (key: string, cause?: string): number =>
    rows
      .filter((row) => row.roundId === key && (cause === undefined || row.cause === cause))
      .reduce((sum, row) => sum + row.n, 0);
  return new Map(
    rounds.map(({ key }) => [
      key,
      {
        total: countOf(key),
        objection: countOf(key, 'OBJECTION'),
        amendment: countOf(key, 'AMENDMENT'),
        calculation: countOf(key, 'CALCULATION'),
        placement: countOf(key, 'PLACEMENT'),
        newPerson: countOf(key, 'NEW_PERSON'),
        reopening: countOf(key, 'REOPENING'),
      },
    ]),
  );
}
