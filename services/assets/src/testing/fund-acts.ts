import { PaymentRequested } from '@anzhi/contracts';
import type { TestService } from '@anzhi/service-testing';

export type Source = 'ESTATE' | 'SPECIAL_SUBSIDY' | 'GROUP' | 'INJURY_FUND';
export const RECEIVE = `mutation ($input: ReceiveFundsInput!) { receiveFunds(input: $input) { __typename ... on UserError { message }
  ... on ReceiveFundsSuccess { transaction { id kind source bookedOn reference entries { account side amount } }
    fund { total { received available } } } ... on FundsReferenceBookedError { transactionId } } }`;
export const PLAN = `mutation ($input: PlanFundSourceInput!) { planFundSource(input: $input) { __typename
  ... on PlanFundSourceSuccess { fund { total { planned budget gap } sources { source planned basis } } } } }`;
export const FUND = `query ($code: String!) { resettlementFund(factoryCode: $code) { planVersion
  total { budget planned received available reserved escrow paid gap } sources { source budget received gap } } }`;
export const REQUEST = `query ($code: String!, $batchId: String!) { fundRequest(factoryCode: $code, batchId: $batchId) {
  status payer purpose total requestedOn reason shortfall reserved paid escrow released } }`;

let receipts = 0;
/** Books money that arrived; each call has a bank reference and a key of its own unless given. */
export async function receive(
  assets: TestService,
  factoryCode: string,
  amount: string,
  changes: Record<string, unknown> = {},
  key?: string,
) {
  receipts += 1;
  const reference = `BANK-${receipts}`;
  const input = {
    factoryCode,
    source: 'ESTATE',
    amount,
    basis: '资产变现',
    receivedOn: '2026-08-17',
    reference,
    ...changes,
  };
  const { data, errors } = await assets
    .as('finance-approver', { factory: factoryCode.toLowerCase() })
    .raw<{ receiveFunds: Record<string, unknown> & { __typename: string } }>(
      RECEIVE,
      { input },
      { idempotencyKey: key ?? reference },
    );
  expect(errors).toBeUndefined();
  if (!data) throw new Error('receiveFunds answered nothing');
  return data.receiveFunds;
}

/** Personnel asks for a batch's money. */
export const request = (
  assets: TestService,
  factoryId: string,
  batchId: string,
  total: string,
  payer: Source = 'ESTATE',
) => assets.deliver(PaymentRequested, factoryId, batchId, { batchId, payer, purpose: 'COMPENSATION', total });

/** What a placement officer of the factory reads. */
export async function look(
  assets: TestService,
  factoryCode: string,
  document: string,
  variables: Record<string, unknown> = {},
) {
  const { data, errors } = await assets
    .as('placement-officer', { factory: factoryCode.toLowerCase() })
    .raw<Record<string, unknown>>(document, { code: factoryCode, ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}
