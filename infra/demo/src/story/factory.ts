import { until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';

/** Where the simulated clock starts. */
export const STORY_BEGINS = '2026-06-01T09:00:00+08:00';

const KNOWN = `query Known($code: String!) { factory(code: $code) {
  organization { asOf } estate { asOf } placement { asOf } stability { asOf } } }`;

/** Registers the factory on a simulated clock, and waits until every service knows it. */
export async function registerDemoFactory({ client }: Pick<Stage, 'client'>): Promise<void> {
  await client.act(CAST.headquarters, {
    field: 'registerFactory',
    input: {
      code: FACTORY,
      name: '赣江汽修厂',
      city: '赣州市',
      site: '章贡区红旗大道 18 号',
      launchBatch: '2026-1',
      simulatedFrom: STORY_BEGINS,
    },
    accept: ['FactoryCodeTakenError'],
  });
  await until('every service to know the factory', async () => {
    const { factory } = await client.query<{ factory: Record<string, unknown> | null }>(
      CAST.headquarters,
      KNOWN,
      {
        code: FACTORY,
      },
    );
    return factory && Object.values(factory).every((part) => part !== null) ? true : null;
  });
}

export const registration: Step = {
  title: '登记工厂 factory registered',
  play: async (stage) => {
    await registerDemoFactory(stage);
    return `${FACTORY} 赣江汽修厂, clock from ${STORY_BEGINS}`;
  },
};
