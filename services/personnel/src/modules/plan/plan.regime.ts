import type { ReadTx } from '@anzhi/service-kit';
import { rosterState } from '../roster/index.js';
import type { PlanRegime } from './domain/plan-state.js';

/** The regime that the court's declaration set; null before it. */
export async function regimeOf(tx: ReadTx, factoryId: string): Promise<PlanRegime | null> {
  return (await rosterState(tx, factoryId)).regime;
}
