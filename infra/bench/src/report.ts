import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { ExportFigures } from './export.bench.js';
import type { FederationFigures } from './federation.bench.js';
import { median, range } from './measure.js';
import { officerRows } from './officers.report.js';
import type { OfficerFigures, PersonnelFigures } from './personnel.bench.js';
import { ms, type Row, times, verdict } from './report.rows.js';

/** What one run found; a part that was not asked for is null. */
export interface Findings {
  readonly people: number;
  readonly rounds: number;
  readonly factories: number;
  readonly requests: number;
  readonly personnel: PersonnelFigures | null;
  /** Of the personnel figures, or measured alone. */
  readonly officers: OfficerFigures | null;
  readonly federation: FederationFigures | null;
}

const fine = (values: readonly number[]): string => {
  const { least, most } = range(values);
  return `${median(values).toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}) ms CPU`;
};

/** Ratio of medians of what was measured twice: how far apart the same thing falls in this run. */
const itself = (a: readonly number[], b: readonly number[]): string => times(median(a) / median(b));

/** Microseconds a person, smallest roster first; the ratio is the largest roster's against the smallest's. */
function sizeRow({ bySize }: PersonnelFigures): Row {
  const costs = bySize.map(({ people, calculate }) => (median(calculate) * 1_000) / people);
  const ratio = costs.at(-1)! / costs[0]!;
  return {
    what: `cost a person at ${bySize.map(({ people }) => people.toLocaleString('en')).join(' / ')}`,
    ours: `${costs.map((cost) => Math.round(cost)).join(' / ')} µs`,
    bare: '',
    ratio: times(ratio),
    target: verdict('flat: ≤ 1.25 ×', ratio <= 1.25),
  };
}

function personnelRows(figures: PersonnelFigures): Row[] {
  const { imports, uploads, calculations, exports } = figures;
  const copy = median([...imports.copy, ...imports.copyAgain]);
  const whole = median(imports.import);
  const plain = whole - median(imports.encryption);
  const results = median([...calculations.copy, ...calculations.copyAgain]);
  const ratio = median(calculations.calculate) / results;
  return [
    {
      what: 'roster import, encryption apart',
      ours: `${Math.round(plain)} ms`,
      bare: ms([...imports.copy, ...imports.copyAgain]),
      ratio: times(plain / copy),
      target: verdict('≤ 3 ×', plain / copy <= 3),
    },
    {
      what: 'roster import, all of it',
      ours: ms(imports.import),
      bare: 'the same',
      ratio: times(whole / copy),
      target: '',
    },
    { what: 'of it: upload, parse, check, stage', ours: ms(uploads), bare: '', ratio: '', target: '' },
    { what: 'encryption alone', ours: ms(imports.encryption), bare: '', ratio: '', target: '' },
    {
      what: 'noise: COPY of the roster against itself',
      ours: ms(imports.copy),
      bare: ms(imports.copyAgain),
      ratio: itself(imports.copy, imports.copyAgain),
      target: '',
    },
    {
      what: 'entitlements, calculated and stored',
      ours: ms(calculations.calculate),
      bare: ms([...calculations.copy, ...calculations.copyAgain]),
      ratio: times(ratio),
      target: verdict('≤ 2.5 ×', ratio <= 2.5),
    },
    {
      what: 'noise: COPY of the results against itself',
      ours: ms(calculations.copy),
      bare: ms(calculations.copyAgain),
      ratio: itself(calculations.copy, calculations.copyAgain),
      target: '',
    },
    sizeRow(figures),
    ...exportRows(exports),
  ];
}

/** Memory over idle that an export of everybody may hold (issue 3). */
const EXPORT_MEGABYTES = 150;

function exportRows({ csv, xlsx, overIdle }: ExportFigures): Row[] {
  const most = range(overIdle).most / 2 ** 20;
  return [
    { what: 'export of everybody as CSV', ours: ms(csv), bare: '', ratio: '', target: '' },
    { what: 'export of everybody as XLSX', ours: ms(xlsx), bare: '', ratio: '', target: '' },
    {
      what: 'of it: memory over idle, at most',
      ours: `${Math.round(most)} MB`,
      bare: '',
      ratio: '',
      target: verdict(`< ${EXPORT_MEGABYTES} MB`, most < EXPORT_MEGABYTES),
    },
  ];
}

function federationRows({ cpu }: FederationFigures): Row[] {
  const share = median(cpu.merge) / median([...cpu.gateway, ...cpu.gatewayAgain]);
  return [
    {
      what: 'board of factories through the gateway',
      ours: fine([...cpu.gateway, ...cpu.gatewayAgain]),
      bare: fine(cpu.merge),
      ratio: `${(share * 100).toFixed(1)} %`,
      target: verdict('≥ 12 %', share >= 0.12),
    },
    {
      what: 'noise: the gateway against itself',
      ours: fine(cpu.gateway),
      bare: fine(cpu.gatewayAgain),
      ratio: itself(cpu.gateway, cpu.gatewayAgain),
      target: '',
    },
  ];
}

/** The findings as a Markdown table. */
export function table({ personnel, officers, federation }: Findings): string {
  const rows = [
    ...(personnel ? personnelRows(personnel) : []),
    ...(officers ? officerRows(officers) : []),
    ...(federation ? federationRows(federation) : []),
  ];
  const lines = rows.map(
    ({ what, ours, bare, ratio, target }) => `| ${what} | ${ours} | ${bare} | ${ratio} | ${target} |`,
  );
  return [
    '| what | ours, median (least–most) | bare, median (least–most) | ratio | target |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

const list = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([name, count]) => `\`${name}\` ${count}`)
    .join(', ');

function machine(): string {
  const [first] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: __dirname,
    encoding: 'utf8',
  }).trim();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}, commit ${commit}`;
}

/** The page docs/BENCHMARKS.md: what was measured, where, and how to read it. `load` is the load average at the start and the end. */
export function page(findings: Findings, load: readonly [number, number]): string {
  const { people, rounds, factories, requests, personnel, federation } = findings;
  const loads = load.map((value) => value.toFixed(1)).join(' at the start, ');
  return `# Benchmarks

Made by \`npm run bench\`; do not edit. Ratios decide, milliseconds only show the size: both sides ran in the same run on the same machine.

${table(findings)}

Machine: ${machine()}. Load average ${loads} at the end; other work on the machine moves everything, and
ratios between 0.8 and 1.25 of each other are no findings. ${rounds} rounds after a warm-up, in turning order.

## What was measured

**Roster import.** ${people} generated people${personnel ? ` (${Math.round(personnel.bytes / 2 ** 20)} MB of CSV)` : ''}, the same on every machine: \`infra/bench/src/generate-roster.ts\`. Ours is the upload over HTTP with its signed
identity (parse, check, encrypt, stage) and the mutation \`commitRosterImport\` (insert-select, events, audit). Bare is a \`COPY\` by the server, as superuser without
row-level security, of all rows that the import leaves behind, into the same tables with their keys and indexes, in one
transaction${personnel ? `: ${list(personnel.importRows)}` : ''}. Encryption is what the service's vault needs for identity number, its blind index and phone of each person, measured alone and
taken off: a bare \`COPY\` encrypts nothing.

**Entitlements.** Ours is the mutation \`calculateEntitlements\` for everybody: load, calculate with trace, store. Bare is the \`COPY\` of the
results${personnel ? `: ${list(personnel.entitlementRows)}` : ''}.

**What-if.** \`runScenario\` over everybody, with a minimum wage and choices put otherwise: each person calculated twice, live and assumed, and whose figure differs kept. Elapsed time
with the database's work, which is at most what one core did; the service's own CPU beside. **Cost a person** is the calculation above over smaller rosters of the same kind.

**Opening a posting round.** \`openPostingRound\` over everybody: project each row, seal it in a hash tree, store it with its secrets. Bare is the \`COPY\` of series, round, rows, secrets and tree.
**Comparison of rule sets** calculates everybody by two packs; **checks of a plan** decide the channels of everybody. Both read only.

**Exports.** The roster with facts and states of everybody through the route of the service, read and dropped; memory is resident memory of the
process, which holds both the service and the reader here, over what it held just before.

All on a PostgreSQL of their own with \`shared_buffers\` 512 MB, no checkpoint and no autovacuum in between, \`fsync\` on; tables are empty and vacuumed before each measurement.

**Federated board.** \`factories(first: ${factories}) { nodes { code name ${federation ? federation.fields.map((field) => field.split(' ')[0]).join(' ') : 'and the summaries'} } }\`${federation ? `, ${Math.round(federation.answerBytes / 1_024)} KB` : ''}, with all plain fields of each summary,
through the gateway of a running system with its four services. Bare is \`infra/bench/src/merge-server.ts\`: the same subgraph calls with the same signed identities, joined by hand;
its answer is checked to be the same. The ratio is its CPU per request ÷ the gateway's, ${requests} requests a round, one after the other (side by side the gateway would share calls).
`;
}
