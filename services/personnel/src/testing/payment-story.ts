import { FundsReserved } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import type { FrozenFactory } from './frozen-factory.js';
import { act, type Outcome } from './placement-story.js';

export type Batch = NonNullable<Outcome['batch']>;

/** Approves a reserved batch as that person. */
export const approveAs = ({ service }: FrozenFactory, batchId: string, name: string): Promise<Outcome> =>
  act(service.as('finance-approver', { subject: `staff:${name}` }), 'approvePaymentBatch', { batchId });

/** Drafts a batch and brings it to APPROVED: its money was set aside and two people approved; null when nothing is due. */
export async function approvedBatch(factory: FrozenFactory, input: object): Promise<Batch | null> {
  const officer = factory.service.as('placement-officer');
  const wanted = { factoryCode: 'GZ-01', payer: 'ESTATE', ...input };
  const { batch } = await act(officer, 'draftPaymentBatch', wanted);
  if (!batch) return null;
  const batchId = batch.id;
  await act(officer, 'requestPaymentFunds', { batchId });
  await factory.service.deliver(FundsReserved, 'gz-01', 'reservation', { batchId, total: batch.total });
  await approveAs(factory, batchId, 'li');
  return (await approveAs(factory, batchId, 'wang')).batch!;
}

/** As `approvedBatch`, and sends it. */
export async function sentBatch(factory: FrozenFactory, input: object): Promise<Batch | null> {
  const batch = await approvedBatch(factory, input);
  if (!batch) return null;
  const { id: batchId, people, total } = batch;
  const officer = factory.service.as('placement-officer');
  return (await act(officer, 'sendPaymentBatch', { batchId, people, total })).batch!;
}

/** The bank paid everybody of the list. */
export const paid = (
  { service }: FrozenFactory,
  batchId: string,
  employeeNos: readonly string[],
): Promise<Outcome> =>
  act(service.as('placement-officer'), 'recordPaymentResults', {
    batchId,
    results: employeeNos.map((employeeNo) => ({ employeeNo, status: 'PAID' })),
  });

export interface LedgerView {
  balanced: boolean;
  balances: { purpose: string; account: string; balance: string }[];
  unpayable: { kind: string; payer: string; people: number; reason: string | null }[];
}

/** The ledger of GZ-01 as the graph shows it. */
export async function ledgerOf({ service }: FrozenFactory): Promise<LedgerView> {
  const { payableLedger } = await service
    .as('finance-approver')
    .query<{ payableLedger: LedgerView }>(
      '{ payableLedger(factoryCode: "GZ-01") { balanced balances { purpose account balance } unpayable { kind payer people total reason } } }',
    );
  return payableLedger;
}

/** Freezes what is due for a purpose, from the calculation that counts; the answer as the graph gives it. */
export async function frozen({ service, factoryId }: FrozenFactory, purpose: string): Promise<Outcome> {
  const [current] = await service.sql<{ id: string }>(
    'SELECT calculation_id AS id FROM current_calculation WHERE factory_id = $1',
    [factoryId],
  );
  return act(service.as('placement-officer'), 'freezePayables', {
    ...{
      factoryCode: 'GZ-01',
      purpose,
      calculationId: opaqueId('calculation', factoryId, current?.id ?? ''),
    },
    ...{ decisionNo: '清算组〔2026〕9号', legalBasis: '企业破产法 113' },
  });
}
