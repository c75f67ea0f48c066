import { opaqueId } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { ZodError } from 'zod';
import { rosterState } from '../roster/index.js';
import { parseRulePack } from '../rules/domain/rule-pack.js';
import { calculateFactory } from './calculate.service.js';
import { lockCalculation, runningJob } from './calculation.store.js';
import { inForce, isInForce } from './domain/in-force.js';
import { digestText } from './domain/result-digest.js';
import { areFactsFinal } from './final-facts.js';
import { readyToCalculate, SYNCHRONOUS_LIMIT } from './ready-to-calculate.js';
import type {
  AdoptRuleSetInput,
  CalculateEntitlementsInput,
  RegisterRuleSetInput,
} from './rule-set.inputs.js';
import {
  AdoptRuleSetSuccess,
  CalculateEntitlementsSuccess,
  CalculationRunningError,
  CalculationTooLargeError,
  FiguresFinalError,
  RegisterRuleSetSuccess,
  RuleSetMalformedError,
  RuleSetNotFoundError,
  RuleSetNotInForceError,
  RuleSetRegimeError,
  RuleSetVersionTakenError,
} from './rule-set.results.js';
import { findRuleSet, insertAdoption, insertRuleSet, versionsOf } from './rule-set.store.js';

/** Registers a version of a rule set for the whole group; a version never changes once registered. */
export async function registerRuleSet(tx: Tx, input: RegisterRuleSetInput) {
  const parsed = readPack(input.pack);
  if (!parsed.ok) return new RuleSetMalformedError(parsed.faults);
  const standing = await findRuleSet(tx, parsed.pack);
  if (standing && JSON.stringify(standing) !== JSON.stringify(parsed.pack)) {
    return new RuleSetVersionTakenError(parsed.pack.code, parsed.pack.version);
  }
  if (!standing) await insertRuleSet(tx, parsed.pack);
  return new RegisterRuleSetSuccess(parsed.pack.code, parsed.pack.version);
}

/** Puts a rule set in force at a factory, until figures are final. */
export async function adoptRuleSet(tx: Tx, input: AdoptRuleSetInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const key = { code: input.ruleSetCode, version: input.version };
  const pack = await findRuleSet(tx, key);
  if (!pack) return new RuleSetNotFoundError(key.code, key.version);
  const { regime, declaredOn } = await rosterState(tx, factoryId);
  if (regime && regime !== pack.regime) return new RuleSetRegimeError(pack.regime, regime);
  if (await areFactsFinal(tx, factoryId)) return new FiguresFinalError();
  await lockCalculation(tx, factoryId);
  const running = await runningJob(tx, factoryId);
  if (running) return new CalculationRunningError(opaqueId('calculationJob', factoryId, running));
  const { date } = await tx.clock.now(factoryId);
  const until = inForce(await versionsOf(tx, key.code), key.version);
  const missed = declaredOn && !isInForce(until, declaredOn);
  if (missed && !input.notInForceReason) return new RuleSetNotInForceError(key, until, declaredOn);
  const unusual = missed ? (input.notInForceReason ?? null) : null;
  await insertAdoption(tx, factoryId, key, date, input.reason, unusual);
  tx.audit({
    factoryId,
    action: 'adoptRuleSet',
    entity: 'RuleSet',
    entityId: `${key.code}@${key.version}`,
    legalBasis: input.reason,
    after: { notInForceReason: unusual },
  });
  return new AdoptRuleSetSuccess(`${key.code}@${key.version}`);
}

/**
 * Calculates everybody on the frozen roster as of the declaration date, in this one transaction: the door for small
 * factories and for tests; above {@link SYNCHRONOUS_LIMIT} people a job does it.
 */
export async function calculateEntitlementsOfFactory(tx: Tx, input: CalculateEntitlementsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const ready = await readyToCalculate(tx, factoryId);
  if (ready instanceof UserError) return ready;
  if (ready.people > SYNCHRONOUS_LIMIT) return new CalculationTooLargeError(ready.people, SYNCHRONOUS_LIMIT);
  const running = await runningJob(tx, factoryId);
  if (running) return new CalculationRunningError(opaqueId('calculationJob', factoryId, running));
  const { id, rules, tally } = await calculateFactory(tx, factoryId, ready.terms);
  return Object.assign(new CalculateEntitlementsSuccess(), {
    calculationId: opaqueId('calculation', factoryId, id),
    rules,
    people: tally.people,
    entitlements: tally.entitlements,
    total: tally.totalFen,
    resultHash: digestText(tally.digest),
  });
}

function readPack(
  text: string,
): { ok: true; pack: ReturnType<typeof parseRulePack> } | { ok: false; faults: string[] } {
  try {
    return { ok: true, pack: parseRulePack(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof ZodError) {
      return { ok: false, faults: error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
    }
    return { ok: false, faults: [error instanceof SyntaxError ? 'not JSON' : (error as Error).message] };
  }
}
