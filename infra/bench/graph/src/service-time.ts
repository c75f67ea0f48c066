import type { World } from './worlds.js';

/** Where the time of one service went while somebody asked, page after page. */
export interface ServiceTime {
  readonly service: string;
  /** From request to answer, milliseconds for one page. */
  readonly wallMs: number;
  /** JavaScript, garbage collection and all else that the process does itself, milliseconds for one page. */
  readonly cpuMs: number;
  /** The rest of the time, in which it waits for PostgreSQL and the network: 0 to 1. */
  readonly waiting: number;
}

const PAGES = 200;

/** Asks for the page again and again as one client; an empty list where the services are stubs. */
export async function serviceTimes(world: World, ask: () => Promise<unknown>): Promise<ServiceTime[]> {
  if (!world.metrics) return [];
  for (let nth = 0; nth < PAGES; nth += 1) await ask();
  const before = await world.metrics();
  for (let nth = 0; nth < PAGES; nth += 1) await ask();
  const after = await world.metrics();
  return Object.entries(after).map(([service, text]) => {
    const used = (name: string) => ((sum(text, name) - sum(before[service] ?? '', name)) * 1_000) / PAGES;
    const wallMs = used('anzhi_http_request_seconds_sum{');
    const cpuMs = used('process_cpu_seconds_total{');
    return { service, wallMs, cpuMs, waiting: wallMs > 0 ? 1 - cpuMs / wallMs : 0 };
  });
}

/** The sum of a metric's samples of the graph's address, or of those without an address. */
function sum(metrics: string, start: string): number {
  return metrics
    .split('\n')
    .filter(
      (line) => line.startsWith(start) && (!line.includes('route=') || line.includes('route="/graphql"')),
    )
    .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}

/** As a Markdown table. */
export function serviceTimeTable(times: readonly ServiceTime[]): string {
  const rows = times.map(
    ({ service, wallMs, cpuMs, waiting }) =>
      `| ${service} | ${wallMs.toFixed(2)} | ${cpuMs.toFixed(2)} | ${(waiting * 100).toFixed(0)} % |`,
  );
  return [
    '| service | ms a page | of which its own CPU | in the database or the network |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
