import { CAST, FACTORY, type Step } from '../stage.js';
import { type Place, waitUntilHeld } from './clock.js';

/** Where the simulated clock starts. */
export const STORY_BEGINS = '2026-06-01T09:00:00+08:00';

/** Registers the factory on a simulated clock, and waits until every service knows it. */
export async function registerDemoFactory(stage: Place): Promise<void> {
  await stage.client.act(CAST.headquarters, {
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
  await waitUntilHeld(stage, STORY_BEGINS);
}

export const registration: Step = {
  title: '登记工厂 factory registered',
  play: async (stage) => {
    await registerDemoFactory(stage);
    return `${FACTORY} 赣江汽修厂, clock from ${STORY_BEGINS}`;
  },
};
