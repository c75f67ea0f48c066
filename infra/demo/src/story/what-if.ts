import { CAST, FACTORY, type Stage, type Step } from '../stage.js';

/** Two ways the closure might go, compared with the plan before anybody votes; nothing live is touched (S038–S040). */
const SCENARIOS = [
  {
    name: '2008 年以前工龄封顶 12 个月',
    overrides: [{ path: 'compensation.segmentAPolicy', value: 'CAP_12' }],
  },
  { name: '全部按现行规则', overrides: [] },
] as const;

interface Run {
  readonly id: string;
  readonly result: { readonly total: string; readonly liveTotal: string } | null;
}

async function run({ client }: Stage, { name, overrides }: (typeof SCENARIOS)[number]): Promise<Run> {
  const made = await client.act(CAST.placement, {
    field: 'createScenario',
    input: { factoryCode: FACTORY, name, overrides },
    select: '... on CreateScenarioSuccess { scenario { id } }',
  });
  const { id: scenarioId } = made['scenario'] as { id: string };
  const ran = await client.act(CAST.placement, {
    field: 'runScenario',
    inputType: 'ScenarioIdInput',
    input: { scenarioId },
    select: '... on RunScenarioSuccess { scenario { id result { total liveTotal } } }',
  });
  return ran['scenario'] as Run;
}

export const whatIf: Step = {
  title: '方案测算比较 what-if, nothing live touched',
  play: async (stage) => {
    const runs: Run[] = [];
    for (const scenario of SCENARIOS) runs.push(await run(stage, scenario));
    return runs.map((one, index) => `${SCENARIOS[index]?.name} ${one.result?.total}`).join(', ');
  },
};
