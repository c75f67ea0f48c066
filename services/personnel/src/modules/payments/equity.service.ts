import type { Tx } from '@anzhi/service-kit';
import { actingUnder, recordActUnder } from '../notices/index.js';
import { peopleByNo, placementsOf } from '../placement/index.js';
import { finalRow, isFinal } from '../postings/index.js';
import { decideConversion } from './domain/equity.js';
import type { ConvertToEquityInput } from './equity.inputs.js';
import {
  ConvertToEquitySuccess,
  EquityConversion,
  EquityConvertedError,
  EquityNotReadyError,
  EquityPersonNotFoundError,
  EquityTooMuchError,
} from './equity.results.js';
import { committedTo, conversionsOf, type EquityRow, insertConversion } from './equity.store.js';
import { lockPayments } from './payment.store.js';

/** The finance ministry's notice on closure subsidies: shares by voluntary choice, held by the employee. */
const LEGAL_BASIS = '财政部关于关闭破产补助的通知(3-rules §3.14)';

/** Turns part of a final fee or compensation into shares, signed by the person (I-P8); the rest stays payable in cash. */
export async function convertToEquity(tx: Tx, factoryId: string, input: ConvertToEquityInput) {
  await lockPayments(tx, factoryId);
  const { date } = await tx.clock.now(factoryId);
  if (input.signedOn > date) return new EquityNotReadyError('SIGNED_IN_FUTURE');
  const person = (await peopleByNo(tx, factoryId, [input.employeeNo])).get(input.employeeNo.toUpperCase());
  if (!person) return new EquityPersonNotFoundError(input.employeeNo);
  const { employeeId } = person;
  const signing = { employeeId, act: 'CONVERT_TO_EQUITY' } as const;
  const acting = await actingUnder(tx, factoryId, { ...signing, representativeId: input.representativeId });
  if (!('representativeKey' in acting)) return acting;
  const settles = (await placementsOf(tx, factoryId, [employeeId])).get(employeeId)?.settles ?? null;
  const purpose = settles === 'FEE' ? 'RESETTLEMENT_FEE' : 'COMPENSATION';
  const final = (await finalRow(tx, factoryId, 'FACTS', [employeeId])).get(employeeId);
  const entitlement = (purpose === 'COMPENSATION' ? final?.compensationFen : final?.resettlementFeeFen) ?? 0n;
  const decision = decideConversion(input.shares, {
    factsFinal: await isFinal(tx, factoryId, 'FACTS'),
    settles,
    entitlement,
    committed: await committedTo(tx, factoryId, employeeId, purpose),
    alreadyConverted: (await conversionsOf(tx, factoryId, [employeeId])).length > 0,
  });
  if (decision.kind === 'FACTS_NOT_FINAL' || decision.kind === 'NO_AGREEMENT')
    return new EquityNotReadyError(decision.kind);
  if (decision.kind === 'ALREADY_CONVERTED') return new EquityConvertedError();
  if (decision.kind === 'MORE_THAN_DUE') return new EquityTooMuchError(decision.due);
  const row: EquityRow = {
    employeeId,
    purpose,
    entitlementFen: entitlement,
    sharesFen: input.shares,
    cashFen: decision.cash,
    signedOn: input.signedOn,
    witness: input.witness,
  };
  await insertConversion(tx, factoryId, row);
  await recordActUnder(tx, factoryId, acting, signing);
  tx.audit({
    factoryId,
    action: 'convertToEquity',
    entity: 'EquityConversion',
    entityId: employeeId,
    legalBasis: LEGAL_BASIS,
    after: { sharesFen: row.sharesFen.toString(), cashFen: row.cashFen.toString() },
  });
  return new ConvertToEquitySuccess(toConversion(row));
}

export function toConversion(row: EquityRow): EquityConversion {
  return Object.assign(new EquityConversion(), {
    entitlement: row.entitlementFen,
    shares: row.sharesFen,
    cash: row.cashFen,
    signedOn: row.signedOn,
  });
}
