import { opaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { ZodError } from 'zod';
import { rosterState } from '../roster/index.js';
import { parseRulePack } from '../rules/domain/rule-pack.js';
import { calculateFactory } from './calculate.service.js';
import { areFactsFinal } from './final-facts.js';
import type {
  AdoptRuleSetInput,
  CalculateEntitlementsInput,
  RegisterRuleSetInput,
} from './rule-set.inputs.js';
import {
  AdoptRuleSetSuccess,
  CalculateEntitlementsSuccess,
  CalculationNotReadyError,
  FiguresFinalError,
  RegisterRuleSetSuccess,
  RuleSetMalformedError,
  RuleSetNotFoundError,
  RuleSetRegimeError,
  RuleSetVersionTakenError,
} from './rule-set.results.js';
import { adoptedRuleSet, findRuleSet, insertAdoption, insertRuleSet } from './rule-set.store.js';

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
  const { regime } = await rosterState(tx, factoryId);
  if (regime && regime !== pack.regime) return new RuleSetRegimeError(pack.regime, regime);
  if (await areFactsFinal(tx, factoryId)) return new FiguresFinalError();
  const { date } = await tx.clock.now(factoryId);
  await insertAdoption(tx, factoryId, key, date, input.reason);
  tx.audit({
    factoryId,
    action: 'adoptRuleSet',
    entity: 'RuleSet',
    entityId: `${key.code}@${key.version}`,
    legalBasis: input.reason,
  });
  return new AdoptRuleSetSuccess(`${key.code}@${key.version}`);
}

/** Calculates everybody on the frozen roster as of the declaration date and stores what they are entitled to. */
export async function calculateEntitlementsOfFactory(tx: Tx, input: CalculateEntitlementsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calculate'), hashtext($1))`, [factoryId]);
  const { declaredOn, frozenOn } = await rosterState(tx, factoryId);
  const missing = [
    ...(declaredOn ? [] : ['the declaration of bankruptcy (宣告破产)']),
    ...(frozenOn ? [] : ['a frozen roster: freezeRoster (花名册冻结)']),
    ...((await adoptedRuleSet(tx, factoryId)) ? [] : ['an adopted rule set: adoptRuleSet (采用规则包)']),
  ];
  if (missing.length > 0) return new CalculationNotReadyError(missing);
  if (await areFactsFinal(tx, factoryId)) return new FiguresFinalError();
  const made = await calculateFactory(tx, factoryId);
  if (!made) throw new Error('the calculation vanished between its checks and its start');
  return Object.assign(new CalculateEntitlementsSuccess(), {
    calculationId: opaqueId('calculation', factoryId, made.id),
    rules: made.rules,
    people: made.people,
    entitlements: made.entitlements,
    total: made.totalFen,
    resultHash: made.resultHash,
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
