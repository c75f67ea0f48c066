import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { ChannelChangeStatus } from './channel-change.type.js';

/** An order as the use cases read it. */
export interface ChannelChangeRow {
  readonly id: string;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly placementId: string;
  readonly toChannelCode: string;
  readonly legalBasis: string;
  readonly evidence: string;
  readonly witness: string;
  readonly status: ChannelChangeStatus;
  readonly proposedBy: string;
}

/** Files a proposal; null when another of the person is still open. */
export async function insertOrder(
  tx: Tx,
  factoryId: string,
  order: Pick<
    ChannelChangeRow,
    'employeeId' | 'placementId' | 'toChannelCode' | 'legalBasis' | 'evidence' | 'witness'
  >,
  proposedOn: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO channel_change_order (factory_id, id, employee_id, placement_id, to_channel, legal_basis, evidence, witness,
       status, proposed_on, proposed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'PROPOSED', $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[factoryId, newId(), order.employeeId, order.placementId, order.toChannelCode],
      ...[order.legalBasis, order.evidence, order.witness, proposedOn, tx.viewer.subject],
    ],
  );
  return row?.id ?? null;
}

/** The order, locked until the transaction ends; null when there is none. */
export async function lockOrder(tx: Tx, factoryId: string, id: string): Promise<ChannelChangeRow | null> {
  const [row] = await tx.query<ChannelChangeRow>(
    `SELECT o.id, o.employee_id AS "employeeId", e.employee_no AS "employeeNo", o.placement_id AS "placementId",
       o.to_channel AS "toChannelCode", o.legal_basis AS "legalBasis", o.evidence, o.witness, o.status,
       o.proposed_by AS "proposedBy"
       FROM channel_change_order o JOIN employee e ON e.factory_id = o.factory_id AND e.id = o.employee_id
      WHERE o.factory_id = $1 AND o.id::text = $2 FOR UPDATE OF o`,
    [factoryId, id],
  );
  return row ?? null;
}

/** Writes the decision of an order; `reason` is why it was refused. */
export async function decideOrder(
  tx: Tx,
  factoryId: string,
  id: string,
  decision: { status: ChannelChangeStatus; on: string; reason: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE channel_change_order SET status = $3, decided_on = $4, decided_by = $5, decision_reason = $6
      WHERE factory_id = $1 AND id = $2`,
    [factoryId, id, decision.status, decision.on, tx.viewer.subject, decision.reason],
  );
}
