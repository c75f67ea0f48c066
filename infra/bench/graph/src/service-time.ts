import { partsOf } from './profile/parts.js';
import type { RealServices, World } from './worlds.js';

/** Where the time of one service went while somebody asked, page after page; milliseconds for one page. */
export interface ServiceTime {
  readonly service: string;
  /** From request to answer. */
  readonly wallMs: number;
  /** The graph, our code, libraries, garbage collection. */
  readonly ownMs: number;
  /** The database's driver. */
  readonly driverMs: number;
  /** Sockets and HTTP, with the kernel's work for them. */
  readonly socketMs: number;
}

const PAGES = 200;

/** Asks for the page again and again as one client and profiles the services; an empty list where they are stubs. */
export async function serviceTimes(world: World, ask: () => Promise<unknown>): Promise<ServiceTime[]> {
  const { services } = world;
  if (!services) return [];
  const pages = async (): Promise<void> => {
    for (let nth = 0; nth < PAGES; nth += 1) await ask();
  };
  await pages();
  const before = await requestMs(services);
  const profiles = await services.profiled(pages);
  const after = await requestMs(services);
  return [...profiles].map(([service, profile]) => {
    const { ownMs, driverMs, socketMs } = partsOf(profile);
    const wallMs = after[service]! - before[service]!;
    return {
      service,
      wallMs: wallMs / PAGES,
      ownMs: ownMs / PAGES,
      driverMs: driverMs / PAGES,
      socketMs: socketMs / PAGES,
    };
  });
}

/** Milliseconds that each service has taken for requests of the graph since it started. */
async function requestMs(services: RealServices): Promise<Record<string, number>> {
  const texts = Object.entries(await services.metrics());
  return Object.fromEntries(texts.map(([service, text]) => [service, secondsOf(text) * 1_000]));
}

function secondsOf(metrics: string): number {
  return metrics
    .split('\n')
    .filter((line) => line.startsWith('anzhi_http_request_seconds_sum{') && line.includes('route="/graphql"'))
    .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}

const sumOf = (times: readonly ServiceTime[], of: (time: ServiceTime) => number): number =>
  times.reduce((sum, time) => sum + of(time), 0);

/**
 * The share of the services' time from request to answer in the database or the network, 0 to 1: waiting, the driver, sockets.
 * As services share cores, it includes waiting for each other. Null where there are none.
 */
export function outsideShare(times: readonly ServiceTime[]): number | null {
  const wall = sumOf(times, ({ wallMs }) => wallMs);
  return wall > 0 ? 1 - sumOf(times, ({ ownMs }) => ownMs) / wall : null;
}

/** The same of what the services do themselves, without any waiting: the driver's and the sockets' share. */
function outsideShareOfWork(times: readonly ServiceTime[]): number | null {
  const outside = sumOf(times, ({ driverMs, socketMs }) => driverMs + socketMs);
  const work = outside + sumOf(times, ({ ownMs }) => ownMs);
  return work > 0 ? outside / work : null;
}

const percent = (share: number | null): string => `${((share ?? 0) * 100).toFixed(0)} %`;

/** As a Markdown table. */
export function serviceTimeTable(times: readonly ServiceTime[]): string {
  const rows = times.map((one) => {
    const cells = [one.wallMs, one.ownMs, one.driverMs, one.socketMs].map((ms) => ms.toFixed(2));
    return `| ${one.service} | ${cells.join(' | ')} | ${percent(outsideShare([one]))} | ${percent(outsideShareOfWork([one]))} |`;
  });
  return [
    '| service | ms a page | its own work | database driver | sockets | in the database or the network | without any waiting |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
