import {
  type Fen,
  type LocalDate,
  localDate,
  parseYuan,
  Ratio,
  splitLargestRemainder,
  type Ymd,
} from '@anzhi/domain';
import type { Payer } from './entitlement.js';
import { atMost } from './fen-bounds.js';
import { halfYearUnits, unitsText } from './half-units.js';
import type { FeeVariant, RulePack } from './rule-pack.js';
import { citeOf, fenValue, noteInput, noteStep, startTrace, type TraceData, ymdValue } from './trace.js';

/** Ready-made parameters of the one-off resettlement fee (国发〔1994〕59号; 国发〔1997〕10号; §3.3). */
export interface FeeTerms {
  readonly rules: string;
  readonly variant: FeeVariant;
  readonly payer: Payer;
  readonly multiple: bigint;
  readonly cityAnnualWage: Fen;
  readonly ceiling: Fen;
  readonly joinedBefore: LocalDate;
  readonly localYearlyRate: Fen;
  readonly yearlyRates: { readonly ordinary: Fen; readonly special: Fen };
  readonly halfYearMonths: number;
  readonly cites: Readonly<Record<'multiple' | 'local' | 'yearly' | 'halves' | 'excludes' | 'tax', string>>;
}

export interface Fee {
  readonly amount: Fen;
  readonly trace: TraceData;
}

export interface FeeInput {
  readonly seniority: Ymd;
  readonly work: 'ordinary' | 'special';
}

/** The fee terms of a pack; null where the regime knows no fee. */
export function feeTerms(pack: RulePack): FeeTerms | null {
  const fee = pack.resettlementFee;
  if (fee === null) return null;
  const cityAnnualWage = parseYuan(pack.averages.cityAnnualEnterpriseWage.value);
  const multiple = BigInt(fee.multiple.value);
  return {
    rules: `${pack.code}@${pack.version}`,
    variant: fee.variant.value,
    payer: fee.payer.value,
    multiple,
    cityAnnualWage,
    ceiling: cityAnnualWage * multiple,
    joinedBefore: localDate(fee.joinedBefore.value),
    localYearlyRate: parseYuan(fee.localYearlyRate.value),
    yearlyRates: {
      ordinary: parseYuan(fee.yearlyRates.value.ordinary),
      special: parseYuan(fee.yearlyRates.value.special),
    },
    halfYearMonths: fee.halfYearMonths.value,
    cites: {
      multiple: citeOf(fee.multiple),
      local: citeOf(fee.localYearlyRate),
      yearly: citeOf(fee.yearlyRates),
      halves: citeOf(fee.halfYearMonths),
      excludes: citeOf(pack.grounds.feeExcludesCompensation),
      tax: citeOf(pack.severanceTax.feeExempt),
    },
  };
}

/**
 * The fee of one person in fen by V1, V2 or V4. V3 shares a pool and depends on everybody: {@link feeFromPool}; for one
 * person alone this gives the pool's average, the uniform fee.
 */
export function calculateFee(input: FeeInput, terms: FeeTerms): Fee {
  const trace = startTrace('RESETTLEMENT_FEE', terms.rules);
  const amount = amountByVariant(input, terms, trace);
  noteExclusions(trace, terms);
  return { amount, trace };
}

/** What V3 shares out, known only once everybody was looked at (国发〔1994〕59号; §3.3). */
export interface FeePool {
  readonly heads: number;
  /** 3 × average × heads, fen. */
  readonly total: Fen;
  /** All weights together: months of seniority. */
  readonly weight: bigint;
  readonly shares: ReadonlyMap<string, { readonly weight: bigint; readonly amount: Fen }>;
}

/**
 * V3: 3 × average × heads, shared in proportion to months of seniority; parts sum to the pool, to the fen, whatever
 * the order of people. Where nobody has a full month, all weigh alike.
 */
export function splitFeePool(people: readonly { id: string; months: number }[], terms: FeeTerms): FeePool {
  const total = terms.ceiling * BigInt(people.length);
  const known = people.some(({ months }) => months > 0);
  const weights = people.map(({ id, months }) => ({ id, weight: known ? BigInt(months) : 1n }));
  const amounts = splitLargestRemainder(total, weights);
  return {
    heads: people.length,
    total,
    weight: weights.reduce((sum, { weight }) => sum + weight, 0n),
    shares: new Map(weights.map(({ id, weight }) => [id, { weight, amount: amounts.get(id) ?? 0n }])),
  };
}

/** One person's share of the pool, with its trace. @throws Error for somebody whom the pool was not made of */
export function feeFromPool(id: string, pool: FeePool, terms: FeeTerms): Fee {
  const share = pool.shares.get(id);
  if (share === undefined) throw new Error('a fee from a pool that was made without this person');
  const trace = startTrace('RESETTLEMENT_FEE', terms.rules);
  const average = fenValue(terms.cityAnnualWage);
  noteInput(trace, 'cityAnnualWage', average);
  const numbers = [average, terms.multiple.toString(), pool.heads, fenValue(pool.total)];
  noteStep(trace, 'feePool', terms.cites.multiple, ...numbers);
  const amount = fenValue(share.amount);
  noteStep(trace, 'feeShare', '', share.weight.toString(), pool.weight.toString(), amount);
  noteExclusions(trace, terms);
  return { amount: share.amount, trace };
}

/** What goes with the fee whichever way it is made: what it excludes, and its tax. */
function noteExclusions(trace: TraceData, terms: FeeTerms): void {
  noteStep(trace, 'feeExcludes', terms.cites.excludes);
  noteStep(trace, 'taxFeeExempt', terms.cites.tax);
}

function amountByVariant(input: FeeInput, terms: FeeTerms, trace: TraceData): Fen {
  switch (terms.variant) {
    case 'V1':
    case 'V3':
      return uniformFee(terms, trace);
    case 'V2':
      return ceilingFee(input, terms, trace);
    case 'V4':
      return yearlyFee(input, terms, trace);
  }
}

function uniformFee(terms: FeeTerms, trace: TraceData): Fen {
  const { cityAnnualWage, multiple, ceiling } = terms;
  noteInput(trace, 'cityAnnualWage', fenValue(cityAnnualWage));
  noteStep(
    trace,
    'feeUniform',
    terms.cites.multiple,
    fenValue(cityAnnualWage),
    multiple.toString(),
    fenValue(ceiling),
  );
  return ceiling;
}

function ceilingFee(input: FeeInput, terms: FeeTerms, trace: TraceData): Fen {
  const { cityAnnualWage, multiple, ceiling, localYearlyRate } = terms;
  noteInput(trace, 'cityAnnualWage', fenValue(cityAnnualWage));
  noteInput(trace, 'seniority', ymdValue(input.seniority));
  const halves = noteYears(input.seniority, terms, trace);
  const local = times(localYearlyRate, halves);
  noteStep(
    trace,
    'feeLocal',
    terms.cites.local,
    fenValue(localYearlyRate),
    unitsText(halves),
    fenValue(local),
  );
  const amount = atMost(local, ceiling);
  const numbers = [fenValue(cityAnnualWage), multiple.toString(), fenValue(ceiling), fenValue(amount)];
  noteStep(trace, 'feeCeiling', terms.cites.multiple, ...numbers);
  return amount;
}

function yearlyFee(input: FeeInput, terms: FeeTerms, trace: TraceData): Fen {
  noteInput(trace, 'seniority', ymdValue(input.seniority));
  const halves = noteYears(input.seniority, terms, trace);
  const rate = terms.yearlyRates[input.work];
  const amount = times(rate, halves);
  noteStep(
    trace,
    'feeYearly',
    terms.cites.yearly,
    input.work,
    unitsText(halves),
    fenValue(rate),
    fenValue(amount),
  );
  return amount;
}

function noteYears(seniority: Ymd, terms: FeeTerms, trace: TraceData): number {
  const halves = halfYearUnits(seniority, terms.halfYearMonths);
  noteStep(
    trace,
    'feeYears',
    terms.cites.halves,
    ymdValue(seniority),
    terms.halfYearMonths,
    unitsText(halves),
  );
  return halves;
}

function times(rate: Fen, halves: number): Fen {
  return Ratio.of(halves, 2).times(rate).roundHalfUp();
}
