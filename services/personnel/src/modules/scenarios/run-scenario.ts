import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LocalDate, yearMonthOf } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { averageStaffWage, settlementChoices } from '../entitlements/index.js';
import { type CalculatedPerson, loadNextPeople } from '../facts/index.js';
import { assessPerson } from '../rules/domain/assessment.js';
import { needsFirstPass, startFactoryPass } from '../rules/domain/factory-figures.js';
import type { PersonFacts, SettlementChoice } from '../rules/domain/person-facts.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import { startChooser } from './domain/assumptions.js';
import { fundingGap, startBudget } from './domain/budget.js';
import { summarizeChanges } from './domain/changes.js';
import { type Basis, chooseFor, openChannels, startOutcomes } from './domain/person-outcome.js';
import { likeness } from './likeness.js';
import {
  type ChangeRow,
  insertChanges,
  packFindings,
  type ScenarioFindings,
  type ScenarioRow,
} from './scenario.store.js';

/** What a run goes by. */
export interface RunTerms {
  readonly scenario: ScenarioRow;
  readonly livePack: PreparedPack;
  readonly scenarioPack: PreparedPack;
  readonly asOf: LocalDate;
  readonly acceptedOn: LocalDate | null;
}

export interface RunFound {
  readonly people: number;
  readonly findings: ScenarioFindings;
  /** SHA-256 over everybody's figures in roster order, and the budgets: equal runs have equal hashes. */
  readonly resultHash: string;
}

/** People read at once: some megabytes. */
const CHUNK = 4_000;
/** People calculated at once: a slice of some milliseconds, after which others get their turn. */
const SLICE = 500;

/**
 * Calculates everybody twice, live and as the scenario assumes, and keeps whose figure differs. Reads the roster in
 * chunks and gives way after each, so that memory is bounded and other requests are answered meanwhile.
 */
export async function calculateScenario(tx: Tx, terms: RunTerms): Promise<RunFound> {
  const { scenario, asOf } = terms;
  const { live, assumed } = await bases(tx, terms);
  const outcomes = startOutcomes(live, assumed, likeness(live, assumed), asOf, {
    from: yearMonthOf(asOf),
    years: scenario.horizonYears,
  });
  const sums = { live: startBudget(), assumed: startBudget() };
  const changes: bigint[] = [];
  const hash = createHash('sha256');
  let moved: ChangeRow[] = [];
  for await (const chunk of everybody(tx, scenario.factoryId)) {
    const lines: string[] = [];
    for (const { employee, facts } of chunk) {
      const { before, after } = outcomes(facts);
      sums.live.add(before);
      sums.assumed.add(after);
      changes.push(after.total - before.total);
      lines.push(`${employee.employeeNo}|${before.total}|${after.total}|${after.channelCode ?? ''}\n`);
      if (after.total === before.total) continue;
      moved.push({
        employeeId: employee.employeeId,
        employeeNo: employee.employeeNo,
        liveChannel: before.channelCode,
        channel: after.channelCode,
        liveFen: before.total,
        scenarioFen: after.total,
      });
    }
    hash.update(lines.join(''));
    if (moved.length >= CHUNK) {
      await insertChanges(tx, scenario.factoryId, scenario.key, moved);
      moved = [];
    }
  }
  await insertChanges(tx, scenario.factoryId, scenario.key, moved);
  const budget = sums.assumed.budget();
  const funds = scenario.funds.map(({ source, amount }) => ({ source, amountFen: BigInt(amount) }));
  const findings = {
    scenario: budget,
    live: sums.live.budget(),
    funding: fundingGap(budget.items, funds),
    changes: summarizeChanges(changes),
  };
  hash.update(packFindings(findings));
  return { people: changes.length, findings, resultHash: hash.digest('hex') };
}

/** Everybody in roster order with the choices that stand, chunk by chunk. */
async function* everybody(tx: Tx, factoryId: string): AsyncGenerator<readonly CalculatedPerson[]> {
  for (let afterSerial = 0; ; ) {
    const people = await loadNextPeople(tx, factoryId, { afterSerial, limit: CHUNK });
    const last = people.at(-1);
    if (last === undefined) return;
    afterSerial = last.employee.serial;
    const ids = people.map(({ employee }) => employee.employeeId);
    const choices = await settlementChoices(tx, factoryId, ids);
    for (let at = 0; at < people.length; at += SLICE) {
      yield people.slice(at, at + SLICE).map(({ employee, facts }) => ({
        employee,
        facts: withChoice(facts, choices.get(employee.employeeId)),
      }));
      await nextTurn();
    }
  }
}

const withChoice = (facts: PersonFacts, choice: SettlementChoice | undefined): PersonFacts =>
  choice === undefined ? facts : { ...facts, choice };

/** Both bases; a first pass over everybody only where one amount hangs on all (V3). */
async function bases(tx: Tx, terms: RunTerms): Promise<{ live: Basis; assumed: Basis }> {
  const { scenario, livePack, scenarioPack, asOf, acceptedOn } = terms;
  const { channels, assumptions } = scenario;
  const passes = {
    live: startFactoryPass(livePack, asOf, acceptedOn),
    assumed: startFactoryPass(scenarioPack, asOf, acceptedOn),
  };
  const first: Basis = {
    pack: scenarioPack,
    open: openChannels(channels, scenarioPack),
    chooser: startChooser(assumptions),
    figures: null,
  };
  if (needsFirstPass(livePack) || needsFirstPass(scenarioPack)) {
    for await (const chunk of everybody(tx, scenario.factoryId)) {
      for (const { facts } of chunk) {
        passes.live.add(facts);
        passes.assumed.add(chosen(facts, first, asOf));
      }
    }
  }
  const average = await averageStaffWage(tx, scenario.factoryId);
  return {
    live: {
      pack: livePack,
      open: openChannels(channels, livePack),
      chooser: null,
      figures: { ...passes.live.figures(), averageStaffWage: average },
    },
    // A chooser counts the people it has seen: the second pass begins anew and deals the same.
    assumed: {
      ...first,
      chooser: startChooser(assumptions),
      figures: { ...passes.assumed.figures(), averageStaffWage: average },
    },
  };
}

function chosen(person: PersonFacts, basis: Basis, asOf: LocalDate): PersonFacts {
  return { ...person, choice: chooseFor(person, assessPerson(person, basis.pack, asOf), basis).choice };
}
