import type { RequestContext } from '@anzhi/graphql-kit';
import type { EntitlementKind } from '../rules/domain/entitlement.js';
import { findScenarios } from './scenario.read-model.js';
import {
  COMPARE_LIMIT,
  ScenarioComparison,
  ScenarioComparisonItem,
  ScenarioNotFoundError,
  ScenarioNotRunError,
  TooManyScenariosError,
} from './scenario.results.js';
import type { Scenario } from './scenario.type.js';
import type { ScenarioItem, ScenarioResult } from './scenario-result.type.js';

type RunScenario = Scenario & { result: ScenarioResult };

/** Up to five what-ifs side by side, from what their newest runs found. */
export async function compareScenarios(context: RequestContext, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > COMPARE_LIMIT) return new TooManyScenariosError(wanted.length);
  const found = await findScenarios(context, wanted);
  const scenarios = found.filter((scenario) => scenario !== null);
  if (scenarios.length < wanted.length) return new ScenarioNotFoundError();
  const run = scenarios.filter((scenario): scenario is RunScenario => scenario.result !== null);
  if (run.length < scenarios.length)
    return new ScenarioNotRunError(scenarios.filter(({ result }) => !result).map(({ name }) => name));
  return Object.assign(new ScenarioComparison(), {
    scenarios: run,
    items: compareItems(run),
    cheapestId: least(run, (one, other) => one.result.total < other.result.total).id,
    fewestLosersId: least(run, (one, other) => one.result.changes.losers < other.result.changes.losers).id,
  });
}

function compareItems(scenarios: readonly RunScenario[]): ScenarioComparisonItem[] {
  const kinds = new Set(scenarios.flatMap(({ result }) => result.items.map(({ kind }) => kind)));
  const sum = ({ result }: RunScenario, kind: EntitlementKind, read: (item: ScenarioItem) => bigint) =>
    result.items.filter((item) => item.kind === kind).reduce((total, item) => total + read(item), 0n);
  return [...kinds].sort().map((kind) =>
    Object.assign(new ScenarioComparisonItem(), {
      kind,
      live: sum(scenarios[0]!, kind, ({ liveTotal }) => liveTotal),
      totals: scenarios.map((scenario) => sum(scenario, kind, ({ total }) => total)),
    }),
  );
}

/** The first of those that no other comes before. */
const least = (
  scenarios: readonly RunScenario[],
  before: (one: RunScenario, other: RunScenario) => boolean,
): RunScenario => scenarios.reduce((best, one) => (before(one, best) ? one : best));
