import { CAST, FACTORY, type Stage } from '../stage.js';
import { rollCall } from './roll.js';

const TERM = { no: 15, name: '第十五届' } as const;
const SESSION_NO = 4;
const REPRESENTATIVES = 61;
/** 19.7 %: at most a fifth are managers (§3.11). */
const MANAGERS = 12;
const DELEGATIONS = ['铸造车间', '总装车间', '机加车间', '机关科室', '离退休'] as const;

const OPINIONS = [
  {
    opinion: '公示前请把特殊工种年限核对到人',
    disposition: 'ADOPTED',
    reply: '已安排档案组逐人核对,第一榜前完成',
  },
  {
    opinion: '内退人员补发工资应与在岗同等',
    disposition: 'EXPLAINED',
    reply: '按实际拖欠月份和数额补发,内退生活费已足额发放',
  },
  { opinion: '希望上门为行动不便职工办理', disposition: 'ADOPTED', reply: '安置大厅设上门服务组,可电话预约' },
] as const;

interface Person {
  readonly employeeNo: string;
  readonly positionKind: string | null;
}

/** The representatives that the term elected: every sixteenth of those in service, managers among them. */
async function elected(stage: Stage): Promise<Person[]> {
  const inService = await rollCall<Person>(stage, 'employeeNo positionKind', 'ACTIVE_ON_POST');
  const every = Math.floor(inService.length / REPRESENTATIVES);
  return Array.from({ length: REPRESENTATIVES }, (_, place) => inService[place * every]).flatMap(
    (person) => person ?? [],
  );
}

/** What comes before the vote: representatives on record, each talked to, opinions of every delegation answered (S042, S043). */
export async function consult(stage: Stage, planId: string): Promise<void> {
  const { client } = stage;
  const people = await elected(stage);
  await client.act(CAST.placement, {
    field: 'registerCongressRepresentatives',
    input: {
      factoryCode: FACTORY,
      term: TERM.name,
      electedOn: '2025-03-12',
      representatives: people.map(({ employeeNo }, place) => ({
        employeeNo,
        delegation: DELEGATIONS[place % DELEGATIONS.length],
        manager: place < MANAGERS,
      })),
    },
    accept: ['RepresentativeRowsRefusedError'],
  });
  await client.act(CAST.placement, {
    field: 'recordConsultationTalks',
    input: {
      planId,
      talks: people.map(({ employeeNo }) => ({
        employeeNo,
        talkedOn: '2026-08-22',
        topics: ['补偿金标准', '欠薪补发'],
      })),
    },
  });
  for (const [place, { opinion }] of OPINIONS.entries()) {
    await client.act(CAST.placement, {
      field: 'recordDelegationMeeting',
      input: {
        planId,
        delegation: DELEGATIONS[place],
        heldOn: '2026-08-23',
        attended: 12,
        opinions: [opinion],
      },
    });
  }
  await answerOpinions(stage, planId);
}

async function answerOpinions({ client }: Stage, planId: string): Promise<void> {
  const { delegationOpinions } = await client.query<{
    delegationOpinions: { nodes: { id: string; opinion: string }[] };
  }>(
    CAST.placement,
    'query Open($plan: ID!) { delegationOpinions(planId: $plan, answered: false, first: 100) { nodes { id opinion } } }',
    { plan: planId },
  );
  for (const { id, opinion } of delegationOpinions.nodes) {
    const scripted = OPINIONS.find((one) => one.opinion === opinion);
    if (!scripted) throw new Error(`the script knows no opinion "${opinion}"`);
    const { disposition, reply } = scripted;
    await client.act(CAST.placement, {
      field: 'answerDelegationOpinion',
      input: { opinionId: id, disposition, reply },
    });
  }
}

/** The session on the day of the vote: the report, the questions of representatives, and their answers (S045–S047). */
export async function meet({ client }: Stage): Promise<void> {
  const opened = await client.act(CAST.placement, {
    field: 'openCongressSession',
    input: {
      factoryCode: FACTORY,
      termNo: TERM.no,
      sessionNo: SESSION_NO,
      heldOn: '2026-08-26',
      place: '厂礼堂',
      representatives: REPRESENTATIVES,
      attended: REPRESENTATIVES,
      agenda: [
        { kind: 'REPORT', title: '关闭破产与职工安置工作报告', presenter: '清算组' },
        { kind: 'RESOLUTION', title: '审议职工安置方案' },
      ],
    },
    select: '... on OpenCongressSessionSuccess { session { id } }',
    accept: ['CongressSessionExistsError'],
  });
  const session = opened['session'] as { id: string } | undefined;
  if (!session) return;
  const asked = await client.act(CAST.placement, {
    field: 'recordCongressQuestion',
    input: { sessionId: session.id, question: '补偿金何时到账?' },
    select: '... on CongressQuestionSuccess { question { id } }',
  });
  await client.act(CAST.placement, {
    field: 'answerCongressQuestion',
    input: {
      questionId: (asked['question'] as { id: string }).id,
      answer: '三榜定案、签约生效、资金到位后按批次发放',
      answeredBy: '安置组',
    },
  });
}
