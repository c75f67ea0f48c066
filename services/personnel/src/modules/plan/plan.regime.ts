import type { ReadTx } from '@anzhi/service-kit';
import { adoptedRules } from '../entitlements/index.js';
import { rosterState } from '../roster/index.js';
import { builtInPack } from '../rules/domain/packs.js';
import type { RulePack } from '../rules/domain/rule-pack.js';
import type { PlanRegime } from './domain/plan-state.js';

/** The regime that the court's declaration set; null before it. */
export async function regimeOf(tx: ReadTx, factoryId: string): Promise<PlanRegime | null> {
  return (await rosterState(tx, factoryId)).regime;
}

/** The rules by which the factory's congress is made up and votes: the adopted set, before one the built-in of the regime. */
export async function congressRules(tx: ReadTx, factoryId: string): Promise<RulePack> {
  const adopted = await adoptedRules(tx, factoryId);
  return adopted ?? builtInPack((await regimeOf(tx, factoryId)) ?? 'STATUTORY');
}
