import { type LocalDate, OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import { FileRefusal, type FileRequest } from '@anzhi/graphql-kit';
import { FACTORY_CODE, factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import type { CanonicalValue } from './domain/canonical-json.js';
import type { PublicRow, SeriesKind } from './domain/posted-row.js';
import { type RoundStatus, takesObjections } from './domain/round-state.js';
import { ROUND_ID } from './posting.read-model.js';

/** A round with what stands in its head, wherever it is printed or saved. */
export interface RoundHead {
  readonly factoryId: string;
  readonly id: string;
  readonly factoryCode: string;
  readonly factoryName: string;
  readonly kind: SeriesKind;
  readonly no: number;
  readonly supplementary: boolean;
  readonly status: RoundStatus;
  readonly openedOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly places: readonly string[];
  readonly rowCount: number;
  readonly correctedCount: number;
  readonly root: string;
}

/** A row of a round as it is saved. */
export interface FiledRow {
  readonly leafNo: number;
  readonly publicRow: PublicRow;
  readonly leaf: Buffer;
  readonly salt: Buffer;
  readonly hiddenSalt: Buffer;
  readonly hidden: CanonicalValue;
}

export const notThere = (): FileRefusal =>
  new FileRefusal(404, 'NOT_FOUND', 'There is no such file (文件不存在)');

/** Factory and file name of an address `<factoryCode>/…/<name>.<ending>`. @throws FileRefusal 404 for any other */
export function readAddress(
  { segments }: FileRequest,
  length: number,
  endings: readonly string[],
): { factoryId: string; parts: string[]; ending: string } {
  const code = (segments[0] ?? '').toUpperCase();
  const last = segments[segments.length - 1] ?? '';
  const ending = endings.find((known) => last.endsWith(known));
  if (segments.length !== length || !FACTORY_CODE.test(code) || !ending) throw notThere();
  const parts = [...segments.slice(1, -1), last.slice(0, -ending.length)];
  return { factoryId: factoryIdOfCode(code), parts, ending };
}

/** The round of that id at that factory. @throws FileRefusal 404 */
export async function readRoundHead(tx: ReadTx, factoryId: string, roundId: string): Promise<RoundHead> {
  const [head] = await tx.query<RoundHead>(
    `SELECT r.factory_id AS "factoryId", r.id, f.code AS "factoryCode", f.name AS "factoryName", s.kind, r.no, r.supplementary, r.status,
            r.opened_on AS "openedOn", r.closes_on AS "closesOn", r.places, r.row_count AS "rowCount",
            r.corrected_count AS "correctedCount", r.root
       FROM posting_round r JOIN posting_series s ON s.factory_id = r.factory_id AND s.id = r.series_id
       JOIN known_factory f ON f.factory_id = r.factory_id WHERE r.factory_id = $1 AND r.id = $2`,
    [factoryId, roundKey(factoryId, roundId)],
  );
  if (!head) throw notThere();
  return head;
}

function roundKey(factoryId: string, roundId: string): string {
  try {
    const parsed = parseOpaqueId(ROUND_ID, roundId);
    if (parsed.factoryId === factoryId) return parsed.key;
  } catch (error) {
    if (!(error instanceof OpaqueIdError)) throw error;
  }
  throw notThere();
}

/** Whether the round hangs on the wall today: to the end of its last day, closed or not. */
export async function isOnWall(
  tx: ReadTx,
  round: { factoryId: string; status: RoundStatus; closesOn: LocalDate },
): Promise<boolean> {
  const { date } = await tx.clock.now(round.factoryId);
  return takesObjections(round, date);
}

/** Rows per query: a walk of bounded memory, whatever the size of the roster. */
const STEP = 2_000;

/** The rows of a round in order of their leaves, with the secrets that bind them. */
export async function* walkRows(
  tx: ReadTx,
  round: { factoryId: string; id: string },
): AsyncGenerator<FiledRow, void, undefined> {
  for (let after = -1; ; ) {
    const rows = await tx.query<FiledRow>(
      `SELECT p.leaf_no AS "leafNo", p.public_row AS "publicRow", p.leaf_hash AS leaf, x.salt, x.hidden_salt AS "hiddenSalt", x.hidden
         FROM posting_row p
         JOIN posting_secret x ON x.factory_id = p.factory_id AND x.round_id = p.round_id AND x.employee_id = p.employee_id
        WHERE p.factory_id = $1 AND p.round_id = $2 AND p.leaf_no > $3 ORDER BY p.leaf_no LIMIT $4`,
      [round.factoryId, round.id, after, STEP],
    );
    yield* rows;
    if (rows.length < STEP) return;
    after = rows[rows.length - 1]!.leafNo;
  }
}
