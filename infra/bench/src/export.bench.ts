import type { TestService } from '@anzhi/service-testing';
import { timed } from './measure.js';

/** What exports of everybody cost, by round. */
export interface ExportFigures {
  readonly csv: number[];
  readonly xlsx: number[];
  /** The most memory held over idle, in bytes, by both the service and the reader: they share the process here. */
  readonly overIdle: number[];
}

interface ExportSettings {
  readonly code: string;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** How often memory is looked at while a file comes in. */
const LOOK_EVERY_MS = 20;

/** Downloads the roster of everybody as CSV and as XLSX, reading and dropping it, and watches the memory of the process. */
export async function benchExports(
  service: TestService,
  { code, rounds, say }: ExportSettings,
): Promise<ExportFigures> {
  const figures: ExportFigures = { csv: [], xlsx: [], overIdle: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const format of ['csv', 'xlsx'] as const) {
      const { ms, overIdle, bytes } = await download(service, code, format);
      say(
        `export ${format}, ${round === 0 ? 'warm-up' : `round ${round}`}: ${Math.round(ms)} ms, ${bytes} bytes, ${Math.round(overIdle / 2 ** 20)} MB over idle`,
      );
      if (round === 0) continue;
      figures[format].push(ms);
      figures.overIdle.push(overIdle);
    }
  }
  return figures;
}

async function download(service: TestService, code: string, format: 'csv' | 'xlsx') {
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let most = idle;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const watch = setInterval(look, LOOK_EVERY_MS);
  let bytes = 0;
  const { ms } = await timed(async () => {
    const path = `/files/personnel/exports/${code}/employees.${format}`;
    const response = await service.as('placement-officer').download(path);
    if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length;
  });
  clearInterval(watch);
  look();
  return { ms, overIdle: most - idle, bytes };
}
