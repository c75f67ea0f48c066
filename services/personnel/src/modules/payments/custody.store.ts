import type { LocalDate } from '@anzhi/domain';
import type { FactoryCipher, ReadTx, Tx } from '@anzhi/service-kit';
import type { DoneStep } from './domain/custody.js';
import type { UncollectedReason } from './domain/uncollected-state.js';

type ItemKey = { factory_id: string; id: string };

export interface Custody {
  reason: UncollectedReason;
  done: DoneStep[];
  followUps: { on: LocalDate; note: string }[];
}

/** Reason, steps done and follow-ups of items of a factory in the order of `ids`, opened: only for those who handle them. */
export async function loadCustodies(
  tx: ReadTx,
  factoryId: string,
  ids: readonly string[],
): Promise<(Custody | Error)[]> {
  const cipher = await tx.cipher(factoryId);
  const items = await tx.query<{ id: string; sealed: Buffer }>(
    'SELECT id, reason_sealed AS sealed FROM uncollected_item WHERE factory_id = $1 AND id = ANY ($2)',
    [factoryId, ids],
  );
  const steps = await tx.query<{ of: string; sealed: Buffer }>(
    'SELECT item_id AS "of", detail_sealed AS sealed FROM custody_step WHERE factory_id = $1 AND item_id = ANY ($2) ORDER BY no',
    [factoryId, ids],
  );
  const followUps = await tx.query<{ of: string; on: LocalDate; sealed: Buffer }>(
    `SELECT item_id AS "of", followed_up_on AS "on", note_sealed AS sealed FROM uncollected_follow_up
      WHERE factory_id = $1 AND item_id = ANY ($2) ORDER BY followed_up_on, id`,
    [factoryId, ids],
  );
  const open = (row: { sealed: Buffer }): string => cipher.decrypt(row.sealed);
  return ids.map((id) => {
    const item = items.find((row) => row.id === id);
    if (!item) return new Error('an item of the register is gone');
    return {
      reason: open(item) as UncollectedReason,
      done: steps.filter((row) => row.of === id).map((row) => JSON.parse(open(row)) as DoneStep),
      followUps: followUps.filter((row) => row.of === id).map((row) => ({ on: row.on, note: open(row) })),
    };
  });
}

/** The custody of one item. @throws Error when it is gone */
export async function loadCustody(tx: ReadTx, item: ItemKey): Promise<Custody> {
  const [custody] = await loadCustodies(tx, item.factory_id, [item.id]);
  if (!custody || custody instanceof Error) throw custody ?? new Error('an item of the register is gone');
  return custody;
}

/** Keeps a step, encrypted: it tells why the person cannot take the money. */
export async function insertStep(
  tx: Tx,
  item: ItemKey,
  step: DoneStep,
  { no, on, cipher }: { no: number; on: LocalDate; cipher: FactoryCipher },
): Promise<void> {
  await tx.query(
    `INSERT INTO custody_step (factory_id, item_id, no, detail_sealed, recorded_on, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [item.factory_id, item.id, no, cipher.encrypt(JSON.stringify(step)), on, tx.viewer.subject],
  );
}

/** Lowers what waits for the person, in fen. */
export async function lowerItem(tx: Tx, item: ItemKey, byFen: bigint): Promise<void> {
  await tx.query(
    'UPDATE uncollected_item SET amount_fen = amount_fen - $3 WHERE factory_id = $1 AND id = $2',
    [item.factory_id, item.id, byFen],
  );
}
