import type { World } from './worlds.js';

/** Where the time of one service went while somebody asked, page after page. */
export interface ServiceTime {
  readonly service: string;
  /** From request to answer, milliseconds for one page. */
  readonly wallMs: number;
  /** JavaScript, garbage collection, the database's driver and all else that the process does itself, milliseconds for one page. */
  readonly ownMs: number;
  /** The kernel's work for it, which is that of its sockets, milliseconds for one page. */
  readonly kernelMs: number;
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
    const ownMs = used('process_cpu_user_seconds_total{');
    return { service, wallMs, ownMs, kernelMs: used('process_cpu_system_seconds_total{') };
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

/**
 * The share of the services' time in which they wait for PostgreSQL or the network, or have the kernel send and receive:
 * 0 to 1; null where there are none. As they share cores, it includes waiting for each other.
 */
export function waitingShare(times: readonly ServiceTime[]): number | null {
  const total = (of: (time: ServiceTime) => number) => times.reduce((sum, time) => sum + of(time), 0);
  const wall = total(({ wallMs }) => wallMs);
  return wall > 0 ? 1 - total(({ ownMs }) => ownMs) / wall : null;
}

/** As a Markdown table. */
export function serviceTimeTable(times: readonly ServiceTime[]): string {
  const rows = times.map(
    (one) =>
      `| ${one.service} | ${one.wallMs.toFixed(2)} | ${one.ownMs.toFixed(2)} | ${one.kernelMs.toFixed(2)} | ${((waitingShare([one]) ?? 0) * 100).toFixed(0)} % |`,
  );
  return [
    '| service | ms a page | its own CPU (user) | the kernel for it | in the database or the network |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
