import { median, range } from '@anzhi/bench/dist/measure.js';
import type { FrontRow } from '../front.js';
import type { Found, Pass, WorkloadFindings } from '../measure-workload.js';
import { outsideShare, outsideShareOfWork, serviceTimeTable } from '../service-time.js';
import type { SoakFindings } from '../soak.js';
import { TITLES, type Variant } from '../variants.js';

const MODE_TITLES = {
  off: 'nobody known (ours signs its calls even so)',
  one: 'one person',
  fresh: 'a new token with each request',
} as const;

const middle = (passes: readonly Pass[], of: (pass: Pass) => number): number => median(passes.map(of));
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const megabytes = (bytes: number): string => whole(bytes / 2 ** 20);
const calls = (value: number | null): string =>
  value === null ? '' : value.toFixed(value % 1 === 0 ? 0 : 1);

/** CPU milliseconds per request, the middle of the rounds. */
export const cpuOf = ({ rounds }: Found): number => middle(rounds, ({ cpuMs }) => cpuMs);

/** How many times the requests per CPU second of `other` a variant answers; null where the other was not measured. */
export function against({ found }: WorkloadFindings, variant: Variant, other: Variant): number | null {
  const mine = found.get(variant);
  const theirs = found.get(other);
  return mine && theirs ? cpuOf(theirs) / cpuOf(mine) : null;
}

const times = (ratio: number | null): string => (ratio === null ? '' : ratio.toFixed(2));

const HEAD = `| | CPU ms a request, median (least–most) | requests a CPU second | of the merge | × Hive, Rust | requests/s | p50 ms | p99 ms | peak MB | calls, one client | calls, under load | ramp: requests/s | p99 ms | errors | wrong |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|`;

function row(findings: WorkloadFindings, variant: Variant, { rounds, ramp, callsAlone }: Found): string {
  const cpu = range(rounds.map(({ cpuMs }) => cpuMs));
  const cpuMs = middle(rounds, (pass) => pass.cpuMs);
  const all = [...rounds, ramp];
  const total = (of: 'errors' | 'wrong') => all.reduce((sum, pass) => sum + pass[of], 0);
  const rate = ({ requests, elapsedMs }: Pass) => (requests / elapsedMs) * 1_000;
  const loaded = rounds.every((pass) => pass.calls === null)
    ? null
    : middle(rounds, (pass) => pass.calls ?? 0);
  const cells = [
    TITLES[variant],
    `${cpuMs.toFixed(2)} (${cpu.least.toFixed(2)}–${cpu.most.toFixed(2)})`,
    whole(1_000 / cpuMs),
    times(against(findings, variant, 'merge')),
    times(against(findings, variant, 'hive-rust')),
    whole(middle(rounds, rate)),
    whole(middle(rounds, ({ p50Ms }) => p50Ms)),
    whole(middle(rounds, ({ p99Ms }) => p99Ms)),
    megabytes(middle(rounds, ({ peak }) => peak)),
    calls(callsAlone),
    calls(loaded),
    whole(rate(ramp)),
    whole(ramp.p99Ms),
    String(total('errors')),
    String(total('wrong')),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** All that a run found. */
export interface Findings {
  readonly workloads: readonly WorkloadFindings[];
  /** Empty where it was not measured. */
  readonly front: readonly FrontRow[];
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
export function targets({ workloads: findings, front, soaked }: Findings): string[] {
  const lines: string[] = [];
  const verdict = (what: string, got: number | null, met: (got: number) => boolean): void => {
    if (got !== null) lines.push(`| ${what} | ${got.toFixed(2)} | ${met(got) ? 'met' : 'not met'} |`);
  };
  for (const one of findings) {
    verdict(
      `${one.workload.name}, ${MODE_TITLES[one.mode]}: ≥ 0.5 of the services' time in the database or the network`,
      outsideShare(one.services),
      (got) => got >= 0.5,
    );
    verdict(
      `${one.workload.name}, ${MODE_TITLES[one.mode]}: the same without any waiting, the driver and sockets in what they do themselves`,
      outsideShareOfWork(one.services),
      (got) => got >= 0.5,
    );
    const { target, name } = one.workload;
    const ours = one.found.get('ours');
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
    const faults = [...ours.rounds, ours.ramp].reduce((sum, { errors, wrong }) => sum + errors + wrong, 0);
    verdict(`${what}: errors and wrong answers, ramp included`, faults, (got) => got === 0);
  }
  if (front.length > 0) {
    const over = Math.max(...front.map(({ bareMs, oursMs, tokenMs }) => Math.max(oursMs, tokenMs) - bareMs));
    verdict(
      `front: ≤ ${FRONT_MS} ms CPU over bare node:http up to 20 KB, the most`,
      over,
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
function frontTable(front: readonly FrontRow[]): string {
  const rows = front.map(({ answer, bytes, bareMs, oursMs, tokenMs }) => {
    const cells = [bareMs, oursMs, oursMs - bareMs, tokenMs, tokenMs - bareMs].map((ms) => ms.toFixed(3));
    return `| ${answer} | ${whole(bytes)} | ${cells.join(' | ')} |`;
  });
  const head =
    '| answer | bytes | node:http | ours | over it | with a token | over it |\n|---|---|---|---|---|---|---|';
  return [head, ...rows].join('\n');
}

/** Everything as Markdown tables: the targets first, then each workload. */
export function tables(findings: Findings): string {
  const { workloads, front, soaked } = findings;
  const verdicts = targets(findings);
  const parts = verdicts.length > 0 ? [`| target | got | |\n|---|---|---|\n${verdicts.join('\n')}`] : [];
  for (const one of workloads) {
    const { workload, mode, answerBytes, found } = one;
    const rows = [...found].map(([variant, what]) => row(one, variant, what));
    const title = `### ${workload.title}: ${whole(answerBytes / 1_000)} KB, ${MODE_TITLES[mode]}`;
    const noise = against(one, 'ours', 'again');
    const apart = noise === null ? '' : `\n\nNoise: ours against itself ${noise.toFixed(2)}.`;
    const times = one.services.length > 0 ? `\n\n${serviceTimeTable(one.services)}` : '';
    parts.push(`${title}\n\n${HEAD}\n${rows.join('\n')}${apart}${times}`);
  }
  if (front.length > 0) parts.push(`### The front alone, CPU ms a request\n\n${frontTable(front)}`);
  if (soaked) parts.push(`### Memory\n\n${soakTable(soaked)}`);
  return parts.join('\n\n');
}
