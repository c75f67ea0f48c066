import { until } from '../retry.js';
import type { Stage } from '../stage.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';

const HELD = `query Held($code: String!) { factory(code: $code) { clock { now }
  organization { asOf } estate { asOf } placement { asOf } stability { asOf } } }`;

interface Held {
  readonly factory:
    | ({ readonly clock: { readonly now: string } } & Record<string, { readonly asOf?: string } | null>)
    | null;
}

const SERVICES = ['organization', 'estate', 'placement', 'stability'] as const;

const held = ({ client }: Stage) =>
  client.query<Held>(POLICY_CAST.headquarters, HELD, { code: POLICY_FACTORY });

/** Waits until every service holds the factory at that time or later. */
export async function waitUntilHeld(stage: Stage, at: string): Promise<void> {
  await until(`every service to hold ${POLICY_FACTORY} at ${at}`, async () => {
    const { factory } = await held(stage);
    const times = SERVICES.map((service) => Date.parse(factory?.[service]?.asOf ?? ''));
    return times.every((time) => time >= Date.parse(at)) ? true : null;
  });
}

/** Moves the clock to nine in the morning of a day; a day gone by stays so. */
export async function turnTo(stage: Stage, day: string): Promise<void> {
  const at = `${day}T09:00:00+08:00`;
  const { factory } = await held(stage);
  if (Date.parse(factory?.clock.now ?? '') < Date.parse(at)) {
    await stage.client.act(POLICY_CAST.headquarters, {
      field: 'advanceFactoryClock',
      input: { factoryCode: POLICY_FACTORY, at },
      accept: ['FactoryClockMovesBackError'],
    });
  }
  await waitUntilHeld(stage, at);
}
