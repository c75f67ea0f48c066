import type { Tx } from '@anzhi/service-kit';
import { lockRoster } from '../roster/index.js';
import type { CalculationTerms } from './calculate-chunk.js';
import { lockCalculation } from './calculation.store.js';
import { termsOf } from './calculation-terms.js';
import { lockFactsFinal } from './final-facts.js';
import { CalculationNotReadyError, FiguresFinalError } from './rule-set.results.js';
import { adoptedPack } from './rule-set.store.js';

/** Up to so many people one request calculates everybody, some seconds of work in one transaction; a job does more. */
export const SYNCHRONOUS_LIMIT = 20_000;

/** What a calculation of everybody goes by, and how many they are. */
export interface ReadyToCalculate {
  readonly terms: CalculationTerms;
  readonly people: number;
}

/**
 * Whether everybody can be calculated, with the roster and the amounts locked until the transaction ends; the refusal
 * says all that is missing.
 */
export async function readyToCalculate(
  tx: Tx,
  factoryId: string,
): Promise<ReadyToCalculate | CalculationNotReadyError | FiguresFinalError> {
  const { declaredOn, frozenOn } = await lockRoster(tx, factoryId);
  await lockCalculation(tx, factoryId);
  const pack = await adoptedPack(tx, factoryId);
  const missing = [
    ...(declaredOn ? [] : ['the declaration of bankruptcy (宣告破产)']),
    ...(frozenOn ? [] : ['a frozen roster: freezeRoster (花名册冻结)']),
    ...(pack ? [] : ['an adopted rule set: adoptRuleSet (采用规则包)']),
  ];
  if (!pack || !declaredOn || missing.length > 0) return new CalculationNotReadyError(missing);
  if (await lockFactsFinal(tx, factoryId)) return new FiguresFinalError();
  const [count] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM employee WHERE factory_id = $1',
    [factoryId],
  );
  return { terms: await termsOf(tx, factoryId, pack, declaredOn), people: count?.n ?? 0 };
}
