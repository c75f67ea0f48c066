import { type Fen, sumFen } from '@anzhi/domain';

export interface PaymentLine {
  readonly unit: string;
  readonly amountFen: Fen;
}

export interface UnitTotal {
  readonly unit: string;
  readonly people: number;
  readonly totalFen: Fen;
}

export interface ControlTotals {
  readonly people: number;
  readonly totalFen: Fen;
  readonly units: readonly UnitTotal[];
}

/** Totals by person and by unit of a batch, units in order of their name. */
export function controlTotals(lines: readonly PaymentLine[]): ControlTotals {
  const units = new Map<string, { people: number; totalFen: Fen }>();
  for (const { unit, amountFen } of lines) {
    const known = units.get(unit) ?? { people: 0, totalFen: 0n };
    units.set(unit, { people: known.people + 1, totalFen: known.totalFen + amountFen });
  }
  return {
    people: lines.length,
    totalFen: sumFen(lines.map((line) => line.amountFen)),
    units: [...units]
      .map(([unit, total]) => ({ unit, ...total }))
      .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0)),
  };
}

export interface StatedTotals {
  readonly people: number;
  readonly totalFen: Fen;
}

/** I-P9: Σ persons = Σ units = batch = bank file. True when all four agree in heads and to the fen. */
export function totalsAgree(totals: ControlTotals, batch: StatedTotals, bankFile: StatedTotals): boolean {
  const units = {
    people: totals.units.reduce((sum, unit) => sum + unit.people, 0),
    totalFen: sumFen(totals.units.map((unit) => unit.totalFen)),
  };
  return [totals, units, batch, bankFile].every(
    (stated) => stated.people === totals.people && stated.totalFen === totals.totalFen,
  );
}
