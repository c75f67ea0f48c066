import { until } from '../retry.js';
import type { Stage, Step } from '../stage.js';
import { turnTo, waitUntilHeld } from '../story/clock.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';

const BEGINS = '2005-03-01T09:00:00+08:00';
const ACCEPTED_ON = '2005-04-01';
const DECLARED_ON = '2005-06-20';
const COURT = '赣州市中级人民法院';
const PHASES = ['PREPARING', 'SETUP', 'ACCEPTED', 'DECLARED'] as const;

const KICKOFF = [
  ['FIRST_MEETING', '领导班子和中层干部会', '会议纪要 2005-001'],
  ['MOBILIZATION_REPORT', '政策性破产动员报告', '报告全文 2005-002'],
  ['DOCUMENT_NO_1', '成立清算工作机构的通知', '赣机破〔2005〕1 号'],
] as const;

interface Project {
  readonly id: string;
  readonly phase: (typeof PHASES)[number];
}

async function openProject({ client }: Stage): Promise<Project> {
  await client.act(POLICY_CAST.headquarters, {
    field: 'openClosureProject',
    input: { factoryCode: POLICY_FACTORY, regime: 'POLICY', court: COURT },
    accept: ['ClosureProjectExistsError'],
  });
  const { closureProject } = await client.query<{ closureProject: Project | null }>(
    POLICY_CAST.assets,
    'query Project($code: String!) { closureProject(factoryCode: $code) { id phase } }',
    { code: POLICY_FACTORY },
  );
  if (!closureProject) throw new Error('the closure project was opened but cannot be read');
  return closureProject;
}

async function kickOff({ client }: Stage): Promise<void> {
  for (const [item, title, evidence] of KICKOFF) {
    await client.act(POLICY_CAST.leader, {
      field: 'recordKickoffItem',
      input: { factoryCode: POLICY_FACTORY, item, title, evidence, heldOn: '2005-03-01' },
      accept: ['KickoffItemRecordedError'],
    });
  }
}

/** The kick-off travels to the assets service; until it is there the acceptance is refused. */
async function accept({ client }: Stage, closureProjectId: string): Promise<void> {
  let attempt = 0;
  await until('the court to be able to accept the case', async () => {
    attempt += 1;
    const answer = await client.act(POLICY_CAST.assets, {
      field: 'acceptBankruptcyCase',
      input: {
        closureProjectId,
        court: COURT,
        caseNo: '(2005)赣中破字第2号',
        acceptedOn: ACCEPTED_ON,
        claimWindow: { from: '2005-04-08', to: '2005-06-10' },
        administrator: '赣南机械厂破产清算组',
      },
      accept: ['KickoffNotCompletedError', 'ClosurePhaseError'],
      attempt,
    });
    return answer.__typename === 'KickoffNotCompletedError' ? null : answer;
  });
}

/** Registration on a clock of 2005, the start-up "three ones", acceptance and declaration under POLICY. */
export const declaration: Step = {
  title: '登记、三个一、受理、宣告 registered, kick-off, accepted, declared',
  play: async (stage) => {
    const { client } = stage;
    await client.act(POLICY_CAST.headquarters, {
      field: 'registerFactory',
      input: {
        code: POLICY_FACTORY,
        name: '赣南机械厂',
        city: '赣州市',
        site: '章江路 6 号',
        launchBatch: '2005-1',
        simulatedFrom: BEGINS,
      },
      accept: ['FactoryCodeTakenError'],
    });
    await waitUntilHeld(stage, BEGINS);
    const { id, phase } = await openProject(stage);
    const reached = (wanted: Project['phase']) => PHASES.indexOf(phase) >= PHASES.indexOf(wanted);
    await kickOff(stage);
    if (!reached('SETUP')) {
      await client.act(POLICY_CAST.assets, {
        field: 'enterSetup',
        input: { closureProjectId: id, legalBasis: '全国企业兼并破产计划;国发〔1997〕10号' },
        accept: ['ClosurePhaseError'],
      });
    }
    await turnTo(stage, ACCEPTED_ON);
    if (!reached('ACCEPTED')) await accept(stage, id);
    await turnTo(stage, DECLARED_ON);
    if (!reached('DECLARED')) {
      await client.act(POLICY_CAST.assets, {
        field: 'declareBankruptcy',
        input: { closureProjectId: id, rulingNo: '(2005)赣中破字第2-2号', declaredOn: DECLARED_ON },
        accept: ['ClosurePhaseError'],
      });
    }
    return `${POLICY_FACTORY} 赣南机械厂, POLICY 政策性破产, declared ${DECLARED_ON}`;
  },
};
