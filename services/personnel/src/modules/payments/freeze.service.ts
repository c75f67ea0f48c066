import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { currentCalculation, lockCalculation } from '../entitlements/index.js';
import { PURPOSE_RULES } from './domain/purposes.js';
import type { FreezePayablesInput } from './freeze.inputs.js';
import { freezeOpaqueId, toFreeze } from './freeze.read-model.js';
import {
  FreezePayablesSuccess,
  PayableCalculationNotCurrentError,
  PayableNothingToFreezeError,
  PayablePurposePostedError,
} from './freeze.results.js';
import { freezesOf, insertFreeze } from './freeze.store.js';
import { reduceWaiting, sumsOf } from './freeze-standing.store.js';
import { lockPayments } from './payment.store.js';

/**
 * Freezes what is due for a purpose that is not posted: the figures of a named calculation are copied and batches pay
 * them from now on, whatever is calculated later. The calculation must be the one that counts, so that the officer freezes
 * what they looked at. What waits on no batch beyond the new figures is posted down; what was paid beyond them is told.
 */
export async function freezePayables(tx: Tx, factoryId: string, input: FreezePayablesInput) {
  const { purpose, decisionNo, legalBasis } = input;
  if (PURPOSE_RULES[purpose].posted !== null) return new PayablePurposePostedError();
  await lockPayments(tx, factoryId);
  await lockCalculation(tx, factoryId);
  const current = await currentCalculation(tx, factoryId);
  const named = parseOpaqueId('calculation', input.calculationId);
  if (named.factoryId !== factoryId || named.key !== current?.id)
    return new PayableCalculationNotCurrentError(current && opaqueId('calculation', factoryId, current.id));
  const { date: on } = await tx.clock.now(factoryId);
  const made = { factoryId, purpose, calculationId: current.id, decisionNo, legalBasis, on };
  if (!(await insertFreeze(tx, made))) return new PayableNothingToFreezeError();
  const [freeze] = await freezesOf(tx, factoryId, { purpose, before: null, limit: 1 });
  if (!freeze) throw new Error('the freeze that was just written is not there');
  await reduceWaiting(tx, freeze, `${decisionNo}; ${legalBasis}`);
  tx.audit({
    ...{ factoryId, action: 'freezePayables', entity: 'PayableFreeze', legalBasis },
    entityId: freezeOpaqueId(factoryId, freeze.id),
    after: {
      ...{ purpose, no: freeze.no, calculation: input.calculationId, decisionNo, people: freeze.people },
      ...{ totalFen: freeze.total_fen.toString(), figuresHash: freeze.figures_hash },
    },
  });
  const { owed, overpaid } = await sumsOf(tx, freeze);
  return new FreezePayablesSuccess(toFreeze(freeze), owed, overpaid);
}
