import type { Fen } from '@anzhi/domain';
import type { ClaimClass, Entitlement, EntitlementKind, Payer } from '../../rules/domain/entitlement.js';
import type { PersonOutcome } from './person-outcome.js';

/** One line of a budget: what for, who pays, where it ranks; people and fen. */
export interface ItemLine {
  readonly kind: EntitlementKind;
  readonly payer: Payer;
  readonly claimClass: ClaimClass;
  readonly people: number;
  /** As calculated: due once, or due each month. */
  readonly onceFen: Fen;
  readonly monthlyFen: Fen;
  /** Over all years of the horizon. */
  readonly totalFen: Fen;
}

export interface ChannelLine {
  readonly channelCode: string | null;
  readonly people: number;
  readonly totalFen: Fen;
}

export interface YearLine {
  readonly year: number;
  readonly totalFen: Fen;
}

/** A budget looked at three ways; each adds up to the same total, in fen. */
export interface Budget {
  readonly totalFen: Fen;
  readonly items: readonly ItemLine[];
  readonly channels: readonly ChannelLine[];
  readonly years: readonly YearLine[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A budget in the making. */
export interface BudgetSum {
  add(outcome: PersonOutcome): void;
  /** What was added so far, in a fixed order. */
  budget(): Budget;
}

/** Adds people up one by one, in memory that grows with lines, never with people. */
export function startBudget(): BudgetSum {
  const items = new Map<EntitlementKind, Writable<ItemLine>[]>();
  const channels = new Map<string, Writable<ChannelLine>>();
  const years = new Map<number, Fen>();
  let totalFen = 0n;
  return {
    add({ channelCode, costs, total }) {
      totalFen += total;
      const channel = channels.get(channelCode ?? '') ?? { channelCode, people: 0, totalFen: 0n };
      channel.people += 1;
      channel.totalFen += total;
      channels.set(channelCode ?? '', channel);
      for (const { due, spread } of costs) {
        addItem(items, due, spread.total);
        for (const [year, amount] of spread.byYear) years.set(year, (years.get(year) ?? 0n) + amount);
      }
    },
    budget: () => ({
      totalFen,
      items: itemsInOrder(items),
      channels: inOrder(channels),
      years: [...years].map(([year, fen]) => ({ year, totalFen: fen })).sort((a, b) => a.year - b.year),
    }),
  };
}

function addItem(items: Map<EntitlementKind, Writable<ItemLine>[]>, due: Entitlement, total: Fen): void {
  const line = lineOf(items, due);
  const { recurrence, amountFen } = due;
  line.people += 1;
  if (recurrence === 'ONCE') line.onceFen += amountFen;
  else line.monthlyFen += amountFen;
  line.totalFen += total;
}

/** The line of an entitlement; a kind has one or two, so that no key need be written for each entitlement. */
function lineOf(
  items: Map<EntitlementKind, Writable<ItemLine>[]>,
  { kind, payer, claimClass }: Entitlement,
): Writable<ItemLine> {
  const lines = items.get(kind) ?? [];
  const found = lines.find((line) => line.payer === payer && line.claimClass === claimClass);
  if (found) return found;
  const made = { kind, payer, claimClass, people: 0, onceFen: 0n, monthlyFen: 0n, totalFen: 0n };
  items.set(kind, [...lines, made]);
  return made;
}

const itemsInOrder = (items: ReadonlyMap<EntitlementKind, readonly ItemLine[]>): ItemLine[] =>
  inOrder(
    new Map(
      [...items.values()].flat().map((line) => [`${line.kind} ${line.payer} ${line.claimClass}`, line]),
    ),
  );

const inOrder = <Line extends object>(lines: ReadonlyMap<string, Line>): Line[] =>
  [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => ({ ...line }));

/** Money that is there, by who pays, fen. */
export interface Fund {
  readonly source: Payer;
  readonly amountFen: Fen;
}

export interface FundLine {
  readonly source: Payer;
  readonly neededFen: Fen;
  readonly fundedFen: Fen;
  /** What is missing; the insurance funds pay what they owe by law, so nothing is missing there. Never negative. */
  readonly gapFen: Fen;
}

/** Only these are reserved for (decision 22). */
const RESERVED: readonly Payer[] = ['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP'];

/** Needed against funded, source by source: the funding plan of S040. A surplus of one source fills no other's gap. */
export function fundingGap(items: readonly ItemLine[], funds: readonly Fund[]): FundLine[] {
  const needed = new Map<Payer, Fen>();
  for (const { payer, totalFen } of items) needed.set(payer, (needed.get(payer) ?? 0n) + totalFen);
  const funded = new Map<Payer, Fen>();
  for (const { source, amountFen } of funds) funded.set(source, (funded.get(source) ?? 0n) + amountFen);
  return [...new Set([...needed.keys(), ...funded.keys()])].sort().map((source) => {
    const neededFen = needed.get(source) ?? 0n;
    const fundedFen = funded.get(source) ?? 0n;
    const short = RESERVED.includes(source) && neededFen > fundedFen;
    return { source, neededFen, fundedFen, gapFen: short ? neededFen - fundedFen : 0n };
  });
}
