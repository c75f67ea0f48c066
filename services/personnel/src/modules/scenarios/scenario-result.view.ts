import { sumFen } from '@anzhi/domain';
import type { Budget, ItemLine } from './domain/budget.js';
import { type ChangeSummary, QUANTILES } from './domain/changes.js';
import { type ResultRow, unpackFindings } from './scenario.store.js';
import {
  ScenarioChanges,
  ScenarioChannel,
  ScenarioFunding,
  ScenarioItem,
  ScenarioQuantile,
  ScenarioResult,
  ScenarioYear,
} from './scenario-result.type.js';

/** A stored run as the graph shows it: every line beside the live one. */
export function toResult(row: ResultRow): ScenarioResult {
  const { scenario, live, funding, changes } = unpackFindings(row.result);
  return Object.assign(new ScenarioResult(), {
    asOf: row.asOf,
    runAt: row.runAt instanceof Date ? row.runAt.toISOString() : row.runAt,
    rules: row.rules,
    people: row.people,
    total: scenario.totalFen,
    liveTotal: live.totalFen,
    gap: sumFen(funding.map(({ gapFen }) => gapFen)),
    items: itemsOf(scenario, live),
    channels: channelsOf(scenario, live),
    years: yearsOf(scenario, live),
    funding: funding.map(({ source, neededFen, fundedFen, gapFen }) =>
      Object.assign(new ScenarioFunding(), { source, needed: neededFen, funded: fundedFen, gap: gapFen }),
    ),
    changes: changesOf(changes),
    resultHash: row.resultHash,
  });
}

const itemKey = ({ kind, payer, claimClass }: ItemLine): string => `${kind} ${payer} ${claimClass}`;

function itemsOf(scenario: Budget, live: Budget): ScenarioItem[] {
  return paired(scenario.items, live.items, itemKey).map(([own, other, line]) =>
    Object.assign(new ScenarioItem(), {
      kind: line.kind,
      payer: line.payer,
      claimClass: line.claimClass,
      people: own?.people ?? 0,
      once: own?.onceFen ?? 0n,
      monthly: own?.monthlyFen ?? 0n,
      total: own?.totalFen ?? 0n,
      liveTotal: other?.totalFen ?? 0n,
    }),
  );
}

function channelsOf(scenario: Budget, live: Budget): ScenarioChannel[] {
  return paired(scenario.channels, live.channels, ({ channelCode }) => channelCode ?? '').map(
    ([own, other, line]) =>
      Object.assign(new ScenarioChannel(), {
        channelCode: line.channelCode,
        people: own?.people ?? 0,
        total: own?.totalFen ?? 0n,
        livePeople: other?.people ?? 0,
        liveTotal: other?.totalFen ?? 0n,
      }),
  );
}

function yearsOf(scenario: Budget, live: Budget): ScenarioYear[] {
  return paired(scenario.years, live.years, ({ year }) => String(year)).map(([own, other, { year }]) =>
    Object.assign(new ScenarioYear(), {
      year,
      total: own?.totalFen ?? 0n,
      liveTotal: other?.totalFen ?? 0n,
    }),
  );
}

function changesOf({ gainers, losers, unchanged, gainedFen, lostFen, quantilesFen }: ChangeSummary) {
  return Object.assign(new ScenarioChanges(), {
    gainers,
    losers,
    unchanged,
    gained: gainedFen,
    lost: lostFen,
    quantiles: quantilesFen.map((change, index) =>
      Object.assign(new ScenarioQuantile(), { percent: QUANTILES[index], change }),
    ),
  });
}

/** Lines of both sides by key, in order of the key; the third is whichever there is. */
function paired<Line>(
  own: readonly Line[],
  other: readonly Line[],
  keyOf: (line: Line) => string,
): [own: Line | undefined, other: Line | undefined, either: Line][] {
  const left = new Map(own.map((line) => [keyOf(line), line]));
  const right = new Map(other.map((line) => [keyOf(line), line]));
  const either = new Map([...right, ...left]);
  return [...either.keys()].sort().map((key) => [left.get(key), right.get(key), either.get(key)!]);
}
