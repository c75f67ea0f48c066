import type { Act, Answer, Json } from '../client.js';
import { inParallel, until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { people } from './people.js';
import { PETITIONS, type PetitionCase } from './petition-cases.js';

const WIDTH = 6;

interface Petition {
  readonly id: string;
  readonly status: string;
  readonly content: {
    readonly questions: readonly {
      readonly no: number;
      readonly text: string;
      readonly answer: string | null;
    }[];
    readonly referrals: readonly { readonly status: string; readonly result: string | null }[];
  };
}

const PETITION = `query Petition($id: ID!) { petition(id: $id) { id status content { questions { no text answer } referrals { status result } } } }`;

async function read({ client }: Stage, id: string): Promise<Petition> {
  const { petition } = await client.query<{ petition: Petition | null }>(CAST.petitions, PETITION, { id });
  if (!petition) throw new Error('a petition that was registered cannot be read');
  return petition;
}

function act({ client }: Stage, field: string, input: Json, more: Partial<Act> = {}): Promise<Answer> {
  return client.act(CAST.petitions, { field, input, ...more });
}

async function register(
  stage: Stage,
  receivedOn: string,
  of: PetitionCase,
  at: number,
  employeeNo?: string,
): Promise<string> {
  const { channel, category, headcount, topic, questions } = of;
  const representative = {
    name: `信访人${at + 1}`,
    contact: `赣州市章贡区 ${at + 1} 号`,
    ...(employeeNo ? { employeeNo } : {}),
  };
  const answer = await act(
    stage,
    'registerPetition',
    {
      factoryCode: FACTORY,
      channel,
      kind: 'REMEDY',
      receivedOn,
      petitioners: { representatives: [representative], category, headcount },
      topics: [topic],
      summary: `第${at + 1}号:${questions[0] ?? ''}`,
      questions,
    },
    { select: '... on RegisterPetitionSuccess { petition { id } }' },
  );
  return (answer['petition'] as { id: string }).id;
}

async function accept(stage: Stage, petitionId: string): Promise<void> {
  if ((await read(stage, petitionId)).status !== 'REGISTERED') return;
  await act(stage, 'acceptPetition', { petitionId, notice: '已当面告知受理及办理期限' });
}

/** What the petitions of the day are received on; their registration repeats under the same key. */
const RECEIVED_ON = '2026-08-28';

const referred = people().objections.find((one) => one.by === 'petition');
const REFERRED_CASE: PetitionCase = {
  channel: 'VISIT',
  category: 'ACTIVE',
  headcount: 1,
  topic: 'SENIORITY',
  questions: ['档案中的学徒期为何没有计入工龄?'],
  outcome: 'SUPPORTED',
};

const registerAll = (stage: Stage): Promise<string[]> =>
  inParallel([...PETITIONS, REFERRED_CASE], WIDTH, (of, at) =>
    register(stage, RECEIVED_ON, of, at, of === REFERRED_CASE ? referred?.employeeNo : undefined),
  );

/** Registers and accepts what came in, and refers one as an objection to the petitioner's own row; waits until it is open. */
export const petitionsReceived: Step = {
  title: '信访登记、受理、转办异议 petitions registered, one referred',
  play: async (stage) => {
    const ids = await registerAll(stage);
    await inParallel(ids, WIDTH, (id) => accept(stage, id));
    const petitionId = ids.at(-1) ?? '';
    if (referred && (await read(stage, petitionId)).content.referrals.length === 0) {
      const { employeeNo, series, item } = referred;
      await act(stage, 'referObjection', { petitionId, employeeNo, series, item });
    }
    await until('the referred objection to be opened', async () => {
      const [referral] = (await read(stage, petitionId)).content.referrals;
      if (referral?.status === 'REFUSED') throw new Error('the referred objection was refused');
      return referral && ['OPENED', 'DECIDED'].includes(referral.status) ? referral : null;
    });
    return `${ids.length} petitions, one referred to the posting`;
  },
};

async function finish(stage: Stage, id: string, of: PetitionCase): Promise<void> {
  const { status, content } = await read(stage, id);
  for (const { no } of content.questions.filter(({ answer }) => answer === null)) {
    await act(stage, 'answerQuestion', { petitionId: id, no, answer: '已对照政策和档案逐项说明' });
  }
  if (['ACCEPTED', 'INVESTIGATING'].includes(status)) {
    await act(stage, 'replyPetition', {
      petitionId: id,
      outcome: of.outcome,
      request: of.questions[0] ?? '',
      facts: '经查阅档案并听取本人陈述',
      opinion: of.outcome === 'NOT_SUPPORTED' ? '不符合规定条件,不予支持' : '按规定办理并已说明',
      legalBasis: '《信访工作条例》第三十二条',
    });
  }
  if (!['SERVED', 'CLOSED'].includes(status)) {
    await act(stage, 'servePetitionReply', { petitionId: id, means: 'PRINT', proof: '本人签收' });
  }
  if (status !== 'CLOSED') await act(stage, 'closePetition', { petitionId: id });
}

/** Answers, replies, serves and closes; the referred one once personnel has told what came of the objection. */
export const petitionsAnswered: Step = {
  title: '信访答复、送达、办结 petitions answered, served, closed',
  play: async (stage) => {
    const ids = await registerAll(stage);
    const last = ids.at(-1) ?? '';
    const result = await until('the decision on the referred objection', async () => {
      const [referral] = (await read(stage, last)).content.referrals;
      return referral?.result ?? null;
    });
    const cases = [...PETITIONS, REFERRED_CASE];
    await inParallel(ids, WIDTH, (id, at) => finish(stage, id, cases[at] ?? REFERRED_CASE));
    return `${ids.length} answered; the referred objection was ${result}`;
  },
};
