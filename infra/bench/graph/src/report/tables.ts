import type { FrontRow } from '../front.js';
import { outsideShare, serviceTimeTable } from '../service-time.js';
import type { SoakFindings } from '../soak.js';
import { TITLES, VARIANTS, type Variant } from '../variants.js';
import { WORKLOADS } from '../workloads.js';
import type { Figures } from './figures.js';
import type { BenchRecord, Made, Part } from './record.js';

const MODE_TITLES = {
  off: 'nobody known (ours signs its calls even so)',
  one: 'one person',
  fresh: 'a new token with each request',
} as const;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const megabytes = (bytes: number): string => whole(bytes / 2 ** 20);
const calls = (value: number | null): string =>
  value === null ? '' : value.toFixed(value % 1 === 0 ? 0 : 1);

/** How many times the requests per CPU second of `other` a variant answers; null where the other was not measured. */
export function against({ figures }: Part, variant: Variant, other: Variant): number | null {
  const mine = figures[variant];
  const theirs = figures[other];
  return mine && theirs ? theirs.cpuMs.median / mine.cpuMs.median : null;
}

const times = (ratio: number | null): string => (ratio === null ? '' : ratio.toFixed(2));

const HEAD = `| | CPU ms a request, median (least–most) | requests a CPU second | of the merge | × Hive, Rust | requests/s | p50 ms | p99 ms | peak MB | calls, one client | calls, under load | ramp: requests/s | p99 ms | errors | wrong |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|`;

function row(part: Part, variant: Variant, figures: Figures): string {
  const { cpuMs, ramp } = figures;
  const cells = [
    TITLES[variant],
    `${cpuMs.median.toFixed(2)} (${cpuMs.least.toFixed(2)}–${cpuMs.most.toFixed(2)})`,
    whole(1_000 / cpuMs.median),
    times(against(part, variant, 'merge')),
    times(against(part, variant, 'hive-rust')),
    whole(figures.perSecond),
    whole(figures.p50Ms),
    whole(figures.p99Ms),
    whole(figures.peakMb),
    calls(figures.callsAlone),
    calls(figures.calls),
    whole(ramp.perSecond),
    whole(ramp.p99Ms),
    String(figures.errors),
    String(figures.wrong),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** All that there is to say. */
export interface Findings extends BenchRecord {
  readonly soaked: SoakFindings | null;
}

/** What issue 4 allows the front over bare node:http, CPU milliseconds per request. */
const FRONT_MS = 0.15;

const SOAK = { requests: 1_000_000, operations: 100_000 };

function verdictOfSoak({ flat, requests, operations }: SoakFindings): string {
  if (!flat) return 'not met';
  return requests >= SOAK.requests && operations >= SOAK.operations ? 'met' : 'flat, of fewer than asked for';
}

/** One line a target of issue 4: what was asked, what was got. */
export function targets({ parts, front, soaked }: Findings): string[] {
  const lines: string[] = [];
  const verdict = (what: string, got: number | null, met: (got: number) => boolean): void => {
    if (got !== null) lines.push(`| ${what} | ${got.toFixed(2)} | ${met(got) ? 'met' : 'not met'} |`);
  };
  for (const one of parts) {
    const name = one.workload;
    verdict(
      `${name}, ${MODE_TITLES[one.mode]}: ≥ 0.5 of the services' time in the database or the network`,
      outsideShare(one.services),
      (got) => got >= 0.5,
    );
    const target = WORKLOADS.find((workload) => workload.name === name)?.target;
    const { ours } = one.figures;
    if (!target || !ours) continue;
    const { ofMerge, ofHiveRust, calls: most } = target;
    const what = `${name}, ${MODE_TITLES[one.mode]}`;
    if (ofMerge !== null)
      verdict(`${what}: ≥ ${ofMerge} of the merge`, against(one, 'ours', 'merge'), (got) => got >= ofMerge);
    if (ofHiveRust !== null)
      verdict(
        `${what}: ≥ ${ofHiveRust} × Hive Gateway with the Rust planner`,
        against(one, 'ours', 'hive-rust'),
        (got) => got >= ofHiveRust,
      );
    if (most !== null)
      verdict(`${what}: ≤ ${most} subgraph calls with one client`, ours.callsAlone, (got) => got <= most);
    verdict(`${what}: errors and wrong answers, ramp included`, ours.errors + ours.wrong, (got) => got === 0);
  }
  if (front) {
    const most = (of: (row: FrontRow) => number): number => Math.max(...front.rows.map(of));
    const what = `front: ≤ ${FRONT_MS} ms CPU over bare node:http up to 20 KB, the most`;
    verdict(
      what,
      most(({ bareMs, oursMs }) => oursMs - bareMs),
      (got) => got <= FRONT_MS,
    );
    verdict(
      `${what}; with a token, which bare node:http does not look at`,
      most(({ bareMs, tokenMs }) => tokenMs - bareMs),
      (got) => got <= FRONT_MS,
    );
  }
  if (soaked)
    lines.push(
      `| memory flat over ${whole(soaked.requests)} requests and ${whole(soaked.operations)} operations | heap × ${soaked.heapGrowth.toFixed(2)}, resident × ${soaked.rssGrowth.toFixed(2)}, ${soaked.errors} faults | ${verdictOfSoak(soaked)} |`,
    );
  return lines;
}

/** The memory of our gateway over a soak. */
export function soakTable({ samples }: SoakFindings): string {
  const rows = samples.map(
    ({ requests, heapUsed, rss }) => `| ${whole(requests)} | ${megabytes(heapUsed)} | ${megabytes(rss)} |`,
  );
  return ['| requests | heap MB, garbage collected | resident MB |', '|---|---|---|', ...rows].join('\n');
}

/** The front beside bare node:http. */
function frontTable({ rows: measured }: NonNullable<BenchRecord['front']>): string {
  const rows = measured.map(({ answer, bytes, bareMs, oursMs, tokenMs }) => {
    const cells = [bareMs, oursMs, oursMs - bareMs, tokenMs, tokenMs - bareMs].map((ms) => ms.toFixed(3));
    return `| ${answer} | ${whole(bytes)} | ${cells.join(' | ')} |`;
  });
  const head =
    '| answer | bytes | node:http | ours | over it | with a token | over it |\n|---|---|---|---|---|---|---|';
  return [head, ...rows].join('\n');
}

const madeLine = ({ date, commit, command }: Made): string =>
  `Measured on ${date} at ${commit} by \`${command}\`.`;

function partTable(part: Part): string {
  const workload = WORKLOADS.find(({ name }) => name === part.workload);
  const title = `### ${workload?.title ?? part.workload}: ${whole(part.answerKb)} KB, ${MODE_TITLES[part.mode]}`;
  const rows = VARIANTS.flatMap((variant) => {
    const figures = part.figures[variant];
    return figures ? [row(part, variant, figures)] : [];
  });
  const noise = against(part, 'ours', 'again');
  return [
    `${title}\n\n${HEAD}\n${rows.join('\n')}`,
    `${noise === null ? '' : `Noise: ours against itself ${noise.toFixed(2)}. `}${madeLine(part.made)}`,
    ...(part.services.length > 0 ? [serviceTimeTable(part.services)] : []),
  ].join('\n\n');
}

/** Everything as Markdown tables: the targets first, then each workload. */
export function tables(findings: Findings): string {
  const { parts, front, soaked } = findings;
  const verdicts = targets(findings);
  return [
    ...(verdicts.length > 0 ? [`| target | got | |\n|---|---|---|\n${verdicts.join('\n')}`] : []),
    ...parts.map(partTable),
    ...(front
      ? [`### The front alone, CPU ms a request\n\n${frontTable(front)}\n\n${madeLine(front.made)}`]
      : []),
    ...(soaked ? [`### Memory\n\n${soakTable(soaked)}`] : []),
  ].join('\n\n');
}
