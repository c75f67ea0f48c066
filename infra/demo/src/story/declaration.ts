import { until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';

/** The day on which the court declared the factory bankrupt. */
export const DECLARED_ON = '2026-08-18';

const COURT = '赣州市中级人民法院';

const PHASES = ['PREPARING', 'SETUP', 'ACCEPTED', 'DECLARED'] as const;
type Phase = (typeof PHASES)[number];

interface Project {
  readonly id: string;
  readonly phase: Phase;
  readonly milestones: readonly { readonly kind: string; readonly doneOn: string | null }[];
}

/** The closure project; null before it was opened. */
export async function projectOf({ client }: Stage): Promise<Project | null> {
  const { closureProject } = await client.query<{ closureProject: Project | null }>(
    CAST.assets,
    'query Project($code: String!) { closureProject(factoryCode: $code) { id phase milestones { kind doneOn } } }',
    { code: FACTORY },
  );
  return closureProject;
}

async function openProject(stage: Stage): Promise<Project> {
  await stage.client.act(CAST.headquarters, {
    field: 'openClosureProject',
    input: { factoryCode: FACTORY, regime: 'STATUTORY', court: COURT },
    accept: ['ClosureProjectExistsError'],
  });
  const project = await projectOf(stage);
  if (!project) throw new Error('the closure project was opened but cannot be read');
  return project;
}

const KICKOFF = [
  ['FIRST_MEETING', '领导班子和中层干部会', '会议纪要 2026-001', '2026-06-01'],
  ['MOBILIZATION_REPORT', '关闭破产动员报告', '报告全文 2026-002', '2026-06-01'],
  ['DOCUMENT_NO_1', '成立清算工作机构的通知', '赣汽破〔2026〕1 号', '2026-06-01'],
] as const;

async function kickOff({ client }: Stage): Promise<void> {
  for (const [item, title, evidence, heldOn] of KICKOFF) {
    await client.act(CAST.leader, {
      field: 'recordKickoffItem',
      input: { factoryCode: FACTORY, item, title, evidence, heldOn },
      accept: ['KickoffItemRecordedError'],
    });
  }
}

/** The facts of the kick-off travel to the assets service; until they are there the acceptance is refused. */
async function accept(stage: Stage, closureProjectId: string): Promise<void> {
  let attempt = 0;
  await until('the court to be able to accept the case', async () => {
    attempt += 1;
    const answer = await stage.client.act(CAST.assets, {
      field: 'acceptBankruptcyCase',
      input: {
        closureProjectId,
        court: COURT,
        caseNo: '(2026)赣07破3号',
        acceptedOn: '2026-06-15',
        claimWindow: { from: '2026-06-25', to: '2026-08-10' },
        administrator: '赣州某某会计师事务所',
      },
      accept: ['KickoffNotCompletedError', 'ClosurePhaseError'],
      attempt,
    });
    return answer.__typename === 'KickoffNotCompletedError' ? null : answer;
  });
}

/** Steps with a legal clock: art. 14 of the Bankruptcy Law before the declaration, art. 107 after it. */
async function keepMilestone(stage: Stage, project: Project, kind: string, doneOn: string): Promise<void> {
  await stage.client.act(CAST.assets, {
    field: 'recordClosureMilestone',
    input: { closureProjectId: project.id, kind, doneOn, evidence: `公告及送达回证 ${kind}` },
    accept: ['MilestoneRecordedError'],
  });
}

export const declaration: Step = {
  title: '立项、三个一、受理、宣告 opened, kick-off, accepted, declared',
  play: async (stage) => {
    const project = await openProject(stage);
    const reached = (phase: Phase) => PHASES.indexOf(project.phase) >= PHASES.indexOf(phase);
    await kickOff(stage);
    if (!reached('SETUP')) {
      await stage.client.act(CAST.assets, {
        field: 'enterSetup',
        input: {
          closureProjectId: project.id,
          legalBasis: '企业国有资产法第31条、第37条;集团公司关闭破产决定',
        },
        accept: ['ClosurePhaseError'],
      });
    }
    await turnTo(stage, '2026-06-15');
    if (!reached('ACCEPTED')) await accept(stage, project.id);
    await turnTo(stage, '2026-07-08');
    await keepMilestone(stage, project, 'CREDITOR_NOTICE', '2026-07-08');
    await turnTo(stage, DECLARED_ON);
    if (!reached('DECLARED')) {
      await stage.client.act(CAST.assets, {
        field: 'declareBankruptcy',
        input: { closureProjectId: project.id, rulingNo: '(2026)赣07破3-2号', declaredOn: DECLARED_ON },
        accept: ['ClosurePhaseError'],
      });
    }
    return `declared ${DECLARED_ON}, (2026)赣07破3号`;
  },
};
