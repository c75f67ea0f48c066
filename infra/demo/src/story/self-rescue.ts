import { until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';
import { projectOf } from './declaration.js';
import { rollCall } from './roll.js';

const APPROVED_ON = '2026-08-19';
const PERMISSION = '(2026)赣07破3-3号';
/** People who finish the repairs that customers have paid for. */
const PEOPLE = 30;

async function approve(stage: Stage): Promise<void> {
  const project = await projectOf(stage);
  if (!project) throw new Error('there is no closure project');
  await stage.client.act(CAST.administrator, {
    field: 'approveContinuedOperation',
    input: {
      ...{ closureProjectId: project.id, basis: 'COURT_PERMISSION', documentNo: PERMISSION },
      ...{ approvedOn: APPROVED_ON, reason: '完成在修车辆,避免违约并增加破产财产' },
    },
    accept: ['ContinuedOperationStandsError'],
  });
}

async function contracts({ client }: Stage): Promise<number> {
  const { selfRescueContracts } = await client.query<{ selfRescueContracts: { totalCount: number } }>(
    CAST.placement,
    'query Contracts($code: String!) { selfRescueContracts(factoryCode: $code, first: 1) { totalCount } }',
    { code: FACTORY },
  );
  return selfRescueContracts.totalCount;
}

/** The court's permission travels to personnel; until it is there no contract can be signed. */
async function sign(stage: Stage): Promise<void> {
  const { client } = stage;
  const inService = await rollCall<{ employeeNo: string; unit: string }>(
    stage,
    'employeeNo unit',
    'ACTIVE_ON_POST',
  );
  const signers = inService.slice(0, PEOPLE).map(({ employeeNo, unit }) => ({
    ...{ employeeNo, post: `${unit}留守生产`, wage: '3200.00', from: '2026-08-24', to: '2026-10-10' },
  }));
  let attempt = 0;
  await until("the court's permission to arrive at personnel", async () => {
    attempt += 1;
    const answer = await client.act(CAST.administrator, {
      field: 'signSelfRescueContracts',
      input: {
        ...{ factoryCode: FACTORY, partyA: 'ADMINISTRATOR', partyAName: '赣州某某会计师事务所' },
        contracts: signers,
      },
      accept: ['ContinuedOperationMissingError'],
      attempt,
    });
    return answer.__typename === 'ContinuedOperationMissingError' ? null : answer;
  });
}

export const selfRescue: Step = {
  title: '法院许可继续营业、签订生产自救合同 continued operation, self-rescue contracts',
  play: async (stage) => {
    await turnTo(stage, APPROVED_ON);
    await approve(stage);
    if ((await contracts(stage)) === 0) await sign(stage);
    return `${PERMISSION}; ${await contracts(stage)} 份合同 contracts, 工资属共益债务 wages are debts of common benefit`;
  },
};
