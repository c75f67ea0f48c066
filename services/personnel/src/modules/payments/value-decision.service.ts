import { formatYuan } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { insertNotices } from '../notices/index.js';
import { peopleByNo } from '../placement/index.js';
import { finalIdOf } from '../postings/index.js';
import { employeeOpaqueId } from '../roster/index.js';
import { stillPayable } from './domain/payable.js';
import { PURPOSE_RULES } from './domain/purposes.js';
import { committedTo, sharesOf } from './equity.store.js';
import { balanceOf, postMove } from './ledger.store.js';
import { finalValues } from './payable.js';
import { lockPayments } from './payment.store.js';
import type { LowerFinalValueInput } from './value-decision.inputs.js';
import {
  FinalValueEmployeeNotFoundError,
  FinalValueNotLowerError,
  LowerFinalValueSuccess,
} from './value-decision.results.js';
import { insertDecision } from './value-decision.store.js';

type Decision = Pick<LowerFinalValueInput, 'purpose' | 'value' | 'decisionNo' | 'legalBasis'>;

/**
 * Lowers what is paid of a final value by a later recorded decision (I-P4); what was recognised and not paid is posted
 * down with it. What was paid beyond it is told, to be claimed back. A higher value needs a supplementary posting, which
 * replaces the decision once it makes another value final (ADR 11).
 */
export async function lowerFinalValue(tx: Tx, factoryId: string, input: LowerFinalValueInput) {
  await lockPayments(tx, factoryId);
  const [person] = (await peopleByNo(tx, factoryId, [input.employeeNo])).values();
  if (!person) return new FinalValueEmployeeNotFoundError(input.employeeNo);
  const value = await decideValue(tx, factoryId, person.employeeId, input);
  if (value.kind === 'NOT_LOWER') return new FinalValueNotLowerError(value.final);
  const { employeeId } = person;
  const body = [
    `您的一项定案应付款经决定调减,调减后为${formatYuan(input.value)}元。`,
    `决定:${input.decisionNo};依据:${input.legalBasis}`,
    '对决定不服的,可以依法向人民法院提起诉讼。',
  ].join('\n');
  const letter = { employeeId, kind: 'OVERPAYMENT', aboutId: null, title: '应付款调减告知书', body } as const;
  await insertNotices(tx, factoryId, [letter]);
  return new LowerFinalValueSuccess(input.value, value.overpaid);
}

/** Records the decision about a person; says what was paid or is on the way beyond the new value, in fen. */
export async function decideValue(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  { purpose, value, decisionNo, legalBasis }: Decision,
): Promise<{ kind: 'NOT_LOWER'; final: bigint } | { kind: 'LOWERED'; overpaid: bigint }> {
  const { posted, series } = PURPOSE_RULES[purpose];
  const final = (await finalValues(tx, factoryId, purpose, 'ESTATE', [employeeId])).get(employeeId) ?? 0n;
  if (posted === null || value < 0n || value >= final) return { kind: 'NOT_LOWER', final };
  const { date: on } = await tx.clock.now(factoryId);
  // The decision is about cash: what the person signed for shares stays as it is (I-P8).
  const shares = (await sharesOf(tx, factoryId, purpose, [employeeId])).get(employeeId) ?? 0n;
  await insertDecision(tx, {
    ...{ factoryId, employeeId, purpose, valueFen: value + shares, decisionNo, legalBasis, on },
    finalId: await finalIdOf(tx, factoryId, series),
  });
  const committed = await committedTo(tx, factoryId, employeeId, purpose);
  const waiting = await balanceOf(tx, { factoryId, employeeId, purpose, account: 'DUE' });
  const tooMuch = stillPayable(waiting, stillPayable(value, committed));
  if (tooMuch > 0n)
    await postMove(tx, {
      ...{ factoryId, employeeId, purpose, payer: 'ESTATE', kind: 'REDUCE', amountFen: tooMuch, on },
      basis: `${decisionNo}; ${legalBasis}`,
    });
  tx.audit({
    ...{ factoryId, action: 'lowerFinalValue', entity: 'Employee', legalBasis },
    entityId: employeeOpaqueId(factoryId, employeeId),
    before: { purpose, valueFen: final.toString() },
    after: { purpose, valueFen: value.toString(), decisionNo },
  });
  return { kind: 'LOWERED', overpaid: stillPayable(committed, value) };
}
