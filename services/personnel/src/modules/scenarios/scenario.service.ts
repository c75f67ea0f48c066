import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { Channel } from '../channels/domain/channel.js';
import { defaultChannels } from '../channels/domain/default-channels.js';
import { adoptedRules } from '../entitlements/index.js';
import { PLAN_ID, placementRules, planContent } from '../plan/index.js';
import { rosterState } from '../roster/index.js';
import type { Payer } from '../rules/domain/entitlement.js';
import { preparePack, withoutTraces } from '../rules/domain/prepared-pack.js';
import type { RulePack } from '../rules/domain/rule-pack.js';
import { overfullCases } from './domain/assumptions.js';
import { overridePack } from './domain/overrides.js';
import { calculateScenario } from './run-scenario.js';
import type { CreateScenarioInput, ScenarioIdInput } from './scenario.inputs.js';
import { readScenario, SCENARIO_ID } from './scenario.read-model.js';
import {
  CreateScenarioSuccess,
  DeleteScenarioSuccess,
  RunScenarioSuccess,
  ScenarioAssumptionError,
  ScenarioLimitError,
  ScenarioNotFoundError,
  ScenarioNotReadyError,
  ScenarioParameterError,
  ScenarioPlanNotFoundError,
} from './scenario.results.js';
import {
  clearResult,
  countScenarios,
  insertResult,
  insertScenario,
  lockScenario,
  removeScenario,
} from './scenario.store.js';

/** A factory keeps so many; people delete what they no longer need. */
export const SCENARIO_LIMIT = 50;

/** Writes down a what-if: a copy of a plan, or of the usual channels, with parameters and choices put otherwise. */
export async function createScenario(tx: Tx, input: CreateScenarioInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const rules = await adoptedRules(tx, factoryId);
  if (!rules) return new ScenarioNotReadyError([RULES_MISSING]);
  if ((await countScenarios(tx, factoryId)) >= SCENARIO_LIMIT) return new ScenarioLimitError(SCENARIO_LIMIT);
  const base = await baseOf(tx, factoryId, input, rules);
  if (base === null) return new ScenarioPlanNotFoundError();
  const fault = faultOf(input, rules, base.channels);
  if (fault) return fault;
  const { date } = await tx.clock.now(factoryId);
  const key = newId();
  const given = input.funds?.map(({ source, amount }) => ({ source, amount: amount.toString() }));
  await insertScenario(tx, {
    factoryId,
    key,
    name: input.name,
    planKey: base.planKey,
    channels: [...base.channels],
    overrides: input.overrides.map(({ path, value }) => ({ path, value })),
    assumptions: input.assumptions.map((assumed) => ({ ...assumed })),
    funds: given ?? base.funds,
    horizonYears: input.horizonYears,
    createdOn: date,
  });
  return new CreateScenarioSuccess(await readScenario(tx, factoryId, key));
}

/** Calculates a what-if over everybody and keeps what it finds in place of an earlier run; nothing live changes. */
export async function runScenario(tx: Tx, input: ScenarioIdInput) {
  const { factoryId, key } = parseOpaqueId(SCENARIO_ID, input.scenarioId);
  const scenario = await lockScenario(tx, factoryId, key);
  if (!scenario) return new ScenarioNotFoundError();
  const rules = await adoptedRules(tx, factoryId);
  const { declaredOn, acceptedOn } = await rosterState(tx, factoryId);
  if (!rules || !declaredOn)
    return new ScenarioNotReadyError([
      ...(rules ? [] : [RULES_MISSING]),
      ...(declaredOn ? [] : [NOT_DECLARED]),
    ]);
  const overridden = overridePack(rules, scenario.overrides);
  if ('faults' in overridden) return new ScenarioParameterError(overridden.faults);
  await clearResult(tx, factoryId, key);
  const found = await calculateScenario(tx, {
    scenario,
    livePack: withoutTraces(preparePack(rules)),
    scenarioPack: withoutTraces(preparePack(overridden.pack)),
    asOf: declaredOn,
    acceptedOn,
  });
  const { at } = await tx.clock.now(factoryId);
  await insertResult(tx, {
    factoryId,
    key,
    rules: `${rules.code}@${rules.version}`,
    asOf: declaredOn,
    people: found.people,
    findings: found.findings,
    resultHash: found.resultHash,
    runAt: at,
  });
  return new RunScenarioSuccess(await readScenario(tx, factoryId, key));
}

/** Deletes a what-if with what it found. */
export async function deleteScenario(tx: Tx, input: ScenarioIdInput) {
  const { factoryId, key } = parseOpaqueId(SCENARIO_ID, input.scenarioId);
  if (!(await lockScenario(tx, factoryId, key))) return new ScenarioNotFoundError();
  await removeScenario(tx, factoryId, key);
  return new DeleteScenarioSuccess(opaqueId(SCENARIO_ID, factoryId, key));
}

const RULES_MISSING = 'an adopted rule set: adoptRuleSet (采用规则包)';
const NOT_DECLARED = 'the declaration of bankruptcy (宣告破产)';

interface ScenarioBase {
  readonly planKey: string | null;
  readonly channels: readonly Channel[];
  readonly funds: { source: Payer; amount: string }[];
}

async function baseOf(
  tx: Tx,
  factoryId: string,
  { planId }: CreateScenarioInput,
  rules: RulePack,
): Promise<ScenarioBase | null> {
  if (!planId) return { planKey: null, channels: defaultChannels(rules.regime), funds: [] };
  const parsed = parseOpaqueId(PLAN_ID, planId);
  const plan = parsed.factoryId === factoryId ? await planContent(tx, factoryId, parsed.key) : null;
  if (!plan) return null;
  const channels = placementRules({ regime: rules.regime, channels: plan.channels }).flatMap(({ rule }) =>
    rule ? [rule] : [],
  );
  const funds = plan.funds.map(({ source, total }) => ({
    source: source as Payer,
    amount: total.toString(),
  }));
  return { planKey: parsed.key, channels, funds };
}

function faultOf(
  input: CreateScenarioInput,
  rules: RulePack,
  channels: readonly Channel[],
): ScenarioParameterError | ScenarioAssumptionError | null {
  const overridden = overridePack(rules, input.overrides);
  if ('faults' in overridden) return new ScenarioParameterError(overridden.faults);
  const known = new Set(channels.map(({ code }) => code));
  const unknown = input.assumptions.filter(({ channelCode }) => !known.has(channelCode));
  const problems = [
    ...unknown.map(({ channelCode }) => `${channelCode}: no channel of the plan (方案中没有该渠道)`),
    ...overfullCases(input.assumptions).map((found) => `${found}: shares above 100 % (比例合计超过100%)`),
  ];
  return problems.length > 0 ? new ScenarioAssumptionError(problems, [...known]) : null;
}
