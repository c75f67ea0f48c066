import { median, type Spent } from './measure.js';
import type { OfficerFigures } from './personnel.bench.js';
import { ms, type Row, times, verdict } from './report.rows.js';
import type { OpeningFigures } from './whole-factory.bench.js';

function whatIfRow({ whatIf }: OfficerFigures): Row {
  const elapsed = median(whatIf.elapsed);
  return {
    what: 'what-if over everybody, database included',
    ours: ms(whatIf.elapsed),
    bare: `${ms(whatIf.cpu)} CPU of the service`,
    ratio: '',
    target: verdict('≤ 5 s', elapsed <= 5_000),
  };
}

function openingRow(what: string, { elapsed, cpu, copy }: OpeningFigures): Row {
  const ratio = median(elapsed) / median(copy);
  return {
    what,
    ours: `${ms(elapsed)}, ${ms(cpu)} CPU of the service`,
    bare: ms(copy),
    ratio: times(ratio),
    target: verdict('≤ 3 ×', ratio <= 3),
  };
}

const spentRow = (what: string, { elapsed, cpu }: Spent): Row => ({
  what,
  ours: ms(elapsed),
  bare: `${ms(cpu)} CPU of the service`,
  ratio: '',
  target: '',
});

/** What officers ask of the whole factory, as lines of the table. */
export function officerRows(figures: OfficerFigures): Row[] {
  const { facts, backPay, compareRuleSets, planChecks } = figures.wholeFactory;
  return [
    whatIfRow(figures),
    openingRow('opening a posting round of facts', facts),
    openingRow('opening a posting round of back pay', backPay),
    spentRow('comparison of two rule sets over everybody', compareRuleSets),
    spentRow('checks of a plan against everybody', planChecks),
  ];
}
