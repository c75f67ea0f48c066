import { until } from '../retry.js';
import type { Stage } from '../stage.js';

const NOW = `query Now($code: String!) { factory(code: $code) { clock { now } } }`;
/** What each service says of the factory; `asOf` is the factory's time as that service holds it. */
export const SUMMARIES = ['organization', 'estate', 'placement', 'stability'] as const;

const HELD = `query Held($code: String!) { factory(code: $code) { ${SUMMARIES.map((part) => `${part} { asOf }`).join(' ')} } }`;

/** A factory as somebody asks about it. */
export type Place = Pick<Stage, 'client' | 'site'>;

interface Held {
  readonly factory: Record<string, { readonly asOf: string } | null> | null;
}

/** The factory's time, 2026-06-01T09:00:00.000+08:00. */
export async function factoryNow({ client, site }: Place): Promise<string> {
  const { factory } = await client.query<{ factory: { clock: { now: string } } }>(
    site.cast.headquarters,
    NOW,
    { code: site.code },
  );
  return factory.clock.now;
}

/** The factory's day in Shanghai. */
export async function factoryToday(stage: Stage): Promise<string> {
  const shifted = Date.parse(await factoryNow(stage)) + 8 * 3_600_000;
  return new Date(shifted).toISOString().slice(0, 10);
}

/** Waits until every service holds the factory at that time or later. */
export async function waitUntilHeld({ client, site }: Place, at: string): Promise<void> {
  await until(`every service to hold ${at}`, async () => {
    const { factory } = await client.query<Held>(site.cast.headquarters, HELD, { code: site.code });
    const held = Object.values(factory ?? {}).map((part) => Date.parse(part?.asOf ?? ''));
    return held.length === SUMMARIES.length && held.every((time) => time >= Date.parse(at)) ? true : null;
  });
}

/** Moves the factory's clock to nine in the morning of a day and waits until every service holds it; a day gone by stays so. */
export async function turnTo(stage: Stage, day: string): Promise<void> {
  const at = `${day}T09:00:00+08:00`;
  if (Date.parse(await factoryNow(stage)) < Date.parse(at)) {
    await stage.client.act(stage.site.cast.headquarters, {
      field: 'advanceFactoryClock',
      input: { factoryCode: stage.site.code, at },
      accept: ['FactoryClockMovesBackError'],
    });
  }
  await waitUntilHeld(stage, at);
}
