import { repeated, type Spent } from './measure.js';
import type { World } from './personnel.world.js';

const CREATE = `mutation ($input: CreateScenarioInput!) { createScenario(input: $input) {
  __typename ... on CreateScenarioSuccess { scenario { id } } ... on UserError { message } } }`;
const RUN = `mutation ($input: ScenarioIdInput!) { runScenario(input: $input) {
  __typename ... on RunScenarioSuccess { scenario { result { people changes { unchanged } } } } ... on UserError { message } } }`;

/** Puts otherwise what reaches nearly everybody in service: the base of capped wages, and who would choose what. */
const INPUT = {
  factoryCode: 'GZ-01',
  name: 'bench',
  overrides: [{ path: 'averages.minimumMonthlyWage', value: '"4900.00"' }],
  assumptions: [
    { case: 'PERMANENT', channelCode: 'CH2', sharePercent: '40' },
    { case: 'PERMANENT', channelCode: 'CH3', sharePercent: '20' },
    { case: 'CONTRACT', channelCode: 'CH2', sharePercent: '50' },
  ],
  funds: [{ source: 'ESTATE', amount: '1000000.00' }],
};

/**
 * A what-if over everybody, in milliseconds: elapsed, the database's work included, which is the most that one core can
 * have done for it (service and database wait for each other); and the CPU of the service alone.
 */
export async function benchWhatIf(world: World, rounds: number): Promise<Spent> {
  const officer = world.service.as('placement-officer');
  const { createScenario } = await officer.query<{ createScenario: { scenario: { id: string } } }>(CREATE, {
    input: INPUT,
  });
  return repeated(world.settings.say, 'what-if', rounds, {
    work: async () => {
      const { runScenario } = await officer.query<{
        runScenario: { scenario: { result: { people: number } } };
      }>(RUN, { input: { scenarioId: createScenario.scenario.id } });
      const { people } = runScenario.scenario.result;
      if (people !== world.settings.people) throw new Error(`the what-if took ${people} people`);
    },
  });
}
