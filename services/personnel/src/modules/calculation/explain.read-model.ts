import { type LocalDate, localDate, parseOpaqueId } from '@anzhi/domain';
import { badUserInput, type RequestContext } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { calculatePerson, findRuleSet, settlementChoices, termsOf } from '../entitlements/index.js';
import { loadPeople } from '../facts/index.js';
import { type Employee, rosterState } from '../roster/index.js';
import type { Entitlement, EntitlementKind } from '../rules/domain/entitlement.js';
import { packOn } from '../rules/domain/pack-on.js';
import { type ParameterEffect, parameterEffects } from '../rules/domain/parameter-effects.js';
import type { PersonFacts } from '../rules/domain/person-facts.js';
import { preparePack } from '../rules/domain/prepared-pack.js';
import type { RulePack } from '../rules/domain/rule-pack.js';
import { citeOf, renderSource, renderTrace } from '../rules/domain/trace.js';
import { changedInputs } from '../rules/domain/trace-inputs.js';
import { registered, toParameterChange } from './compare-rule-sets.read-model.js';
import { explainDifference, type FactCause } from './domain/explain-difference.js';
import {
  latestTwo,
  type Moment,
  momentOfCalculation,
  momentOfRound,
  standingAt,
} from './entitlement-state.js';
import { EntitlementDifference, EntitlementVersion, type ExplainCompareInput } from './explain.type.js';
import { factCauses } from './fact-causes.js';
import { wasPruned } from './prune.store.js';

/** One side of a comparison: the amount, and the rules behind it. */
interface Side {
  readonly due: Entitlement | null;
  readonly rules: string;
}

interface Sides {
  readonly before: Side | null;
  readonly after: Side;
  readonly facts: readonly FactCause[];
  readonly asOf: LocalDate;
}

/**
 * Why an amount of a person differs between two rounds, calculations or rule versions; without a comparison, between
 * what stands and what stood before it. Null where nothing was calculated yet.
 */
export async function explainEntitlement(
  context: RequestContext,
  employee: Employee,
  kind: EntitlementKind,
  compare: ExplainCompareInput | null,
): Promise<EntitlementDifference | null> {
  const { reads: tx } = context;
  const { factoryId, employeeId } = employee;
  const sides = await sidesOf(tx, employee, kind, compare);
  if (!sides) return null;
  const { before, after, facts, asOf } = sides;
  const effects =
    before && before.rules !== after.rules
      ? await effectsOf(tx, factoryId, employeeId, kind, before.rules, after.rules, asOf)
      : [];
  const inputs = before ? changedInputs(before.due?.trace ?? null, after.due?.trace ?? null) : [];
  const amounts = { before: before?.due?.amountFen ?? 0n, after: after.due?.amountFen ?? 0n };
  const parameters = effects.map(({ change, effect }) => ({
    ...change,
    effect,
    source: change.citation && renderSource(citeOf(change.citation)),
  }));
  return Object.assign(new EntitlementDifference(), {
    kind,
    before: before && toVersion(before),
    after: toVersion(after),
    difference: before ? amounts.after - amounts.before : 0n,
    inputs,
    facts,
    parameters: effects.map(({ change, effect }) => toParameterChange(change, effect)),
    summary: before ? explainDifference({ ...amounts, inputs, facts, parameters }) : FIRST,
  });
}

const FIRST = {
  zh: '这是第一次测算,没有此前金额。',
  en: 'This is the first calculation; nothing came before it.',
};

function toVersion({ due, rules }: Side): EntitlementVersion {
  return Object.assign(new EntitlementVersion(), {
    amount: due?.amountFen ?? 0n,
    monthly: due?.recurrence === 'MONTHLY',
    rules,
    explanation: due ? renderTrace(due.trace) : null,
  });
}

async function sidesOf(
  tx: ReadTx,
  employee: Employee,
  kind: EntitlementKind,
  compare: ExplainCompareInput | null,
): Promise<Sides | null> {
  const { factoryId } = employee;
  if (!compare) {
    const [after, before] = await latestTwo(tx, factoryId, employee.employeeId);
    return after ? betweenMoments(tx, employee, kind, before ?? null, after) : null;
  }
  const given = [compare.rounds, compare.calculations, compare.ruleSets].filter((one) => one);
  if (given.length !== 1)
    throw badUserInput('give exactly one of rounds, calculations, ruleSets (对比方式三选一)', 'compare');
  if (compare.ruleSets) return betweenRules(tx, employee, kind, compare.ruleSets);
  const pair = compare.rounds ?? compare.calculations;
  const find = async (id: string): Promise<Moment> => {
    const key = parseOpaqueId(compare.rounds ? 'round' : 'calculation', id);
    const moment =
      key.factoryId !== factoryId
        ? null
        : await (compare.rounds ? momentOfRound : momentOfCalculation)(tx, factoryId, key.key);
    if (!moment)
      throw badUserInput('nothing was posted or calculated under this id here (标识不存在)', 'compare');
    if (await wasPruned(tx, factoryId, moment.calculationId))
      throw badUserInput(
        'the figures of that calculation were removed after their retention; its hash is kept (该次测算明细已按保存期限清理)',
        'compare',
      );
    return moment;
  };
  return betweenMoments(tx, employee, kind, await find(pair?.fromId ?? ''), await find(pair?.toId ?? ''));
}

async function betweenMoments(
  tx: ReadTx,
  { factoryId, employeeId }: Employee,
  kind: EntitlementKind,
  from: Moment | null,
  to: Moment,
): Promise<Sides> {
  const side = async (moment: Moment): Promise<Side> => {
    const all = await standingAt(tx, factoryId, employeeId, moment);
    return { due: all.find((one) => one.kind === kind) ?? null, rules: moment.rules };
  };
  return {
    before: from && (await side(from)),
    after: await side(to),
    facts: from ? await factCauses(tx, factoryId, employeeId, from.at, to.at) : [],
    asOf: localDate(to.asOf),
  };
}

async function betweenRules(
  tx: ReadTx,
  { factoryId, employeeId }: Employee,
  kind: EntitlementKind,
  { from, to }: NonNullable<ExplainCompareInput['ruleSets']>,
): Promise<Sides> {
  const asOf = (await rosterState(tx, factoryId)).declaredOn ?? (await tx.clock.now(factoryId)).date;
  const by = async (key: { code: string; version: number }): Promise<Side> => {
    const pack = preparePack(packOn(await registered(tx, key, 'compare'), asOf));
    const terms = await termsOf(tx, factoryId, pack, asOf);
    const due =
      (await amountsBy(tx, factoryId, employeeId, (person, choice) =>
        calculatePerson(person, choice, terms),
      )) ?? [];
    return {
      due: due.map((row) => row.entitlement).find((one) => one.kind === kind) ?? null,
      rules: pack.rules,
    };
  };
  return { before: await by(from), after: await by(to), facts: [], asOf };
}

async function amountsBy<R>(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  work: (...given: [Parameters<typeof calculatePerson>[0], Parameters<typeof calculatePerson>[1]]) => R,
): Promise<R | null> {
  const [person] = await loadPeople(tx, factoryId, { employeeIds: [employeeId] });
  const choices = await settlementChoices(tx, factoryId, [employeeId]);
  return person ? work(person, choices.get(employeeId) ?? null) : null;
}

async function effectsOf(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  kind: EntitlementKind,
  before: string,
  after: string,
  asOf: LocalDate,
): Promise<ParameterEffect[]> {
  const [was, is] = [await packNamed(tx, before, asOf), await packNamed(tx, after, asOf)];
  const found = await amountsBy(tx, factoryId, employeeId, ({ facts }, choice) => {
    const person: PersonFacts = { ...facts, choice };
    return parameterEffects(person, kind, was, is, asOf);
  });
  return found ?? [];
}

async function packNamed(tx: ReadTx, rules: string, asOf: LocalDate): Promise<RulePack> {
  const at = rules.lastIndexOf('@');
  const pack = await findRuleSet(tx, { code: rules.slice(0, at), version: Number(rules.slice(at + 1)) });
  if (!pack) throw new Error(`rule set ${rules} is missing`);
  return packOn(pack, asOf);
}
