import type { Json, Viewer } from './client.js';
import { inParts, until } from './retry.js';
import type { Stage } from './stage.js';

/** A list may name this many people. */
const PEOPLE_AT_ONCE = 1_000;
const PAGE = 100;

const QUESTIONS = [
  [
    '为什么要实施关闭破产?',
    '企业资不抵债、不能清偿到期债务,经职工代表大会审议后依法申请(企业破产法第二条)。',
  ],
  ['职工安置执行什么政策?', '按经职工代表大会通过的《职工安置方案》和现行法律法规执行。'],
  ['有哪些安置途径?', '以《安置方案》第三章所列方式为准,由职工本人自愿选择一种。'],
  ['对公示内容有异议怎么办?', '公示期内到职工安置大厅或信访接待室提出,按期答复。'],
] as const;

/** The factory whose people are told, and who tells them. */
export interface Told {
  readonly code: string;
  readonly leader: Viewer;
  readonly headquarters: Viewer;
  readonly documentNo: string;
  /** The day on which everything is signed, of the factory's clock. */
  readonly day: string;
  /** Everybody on the roster of personnel, with the fields that the selection names. */
  roll<T>(select: string): Promise<readonly T[]>;
}

interface Openness {
  readonly enrolled: number;
  readonly roster: number;
  readonly handbookVersion: number | null;
}

/** Waits until party knows the frozen roster whole. */
async function opennessOf({ client }: Stage, { code, headquarters }: Told): Promise<Openness> {
  return until(`party to know the roster of ${code}`, async () => {
    const { factory } = await client.query<{ factory: { organization: { publicity: Openness } | null } }>(
      headquarters,
      'query Openness($code: String!) { factory(code: $code) { organization { publicity { enrolled roster handbookVersion } } } }',
      { code },
    );
    const found = factory.organization?.publicity;
    return found && found.roster > 0 && found.enrolled >= found.roster ? found : null;
  });
}

interface Page {
  readonly publicityPeople: {
    readonly nodes: readonly { readonly employeeNo: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Numbers of the people to whom the filter applies. */
async function peopleWho({ client }: Stage, { code, leader }: Told, filter: Json): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { publicityPeople }: Page = await client.query<Page>(
      leader,
      `query People($code: String!, $missing: UnderstandingItem, $acknowledged: Boolean, $after: String) {
        publicityPeople(factoryCode: $code, missing: $missing, acknowledged: $acknowledged, first: ${PAGE}, after: $after) {
          nodes { employeeNo } pageInfo { hasNextPage endCursor } } }`,
      { code, after, ...filter },
    );
    found.push(...publicityPeople.nodes.map(({ employeeNo }) => employeeNo));
    if (!publicityPeople.pageInfo.hasNextPage) return found;
    after = publicityPeople.pageInfo.endCursor;
  }
}

async function handOut(stage: Stage, told: Told, { handbookVersion }: Openness): Promise<void> {
  const { code: factoryCode, leader, documentNo, day } = told;
  if (handbookVersion === null) {
    await stage.client.act(leader, {
      field: 'issueHandbook',
      input: {
        factoryCode,
        title: '关闭破产政策问答',
        documentNo,
        entries: QUESTIONS.map(([question, answer]) => ({ question, answer })),
        issuedOn: day,
      },
    });
  }
  const waiting = await peopleWho(stage, told, { acknowledged: false });
  for (const [index, employeeNos] of inParts(waiting, PEOPLE_AT_ONCE).entries()) {
    await stage.client.act(leader, {
      field: 'recordHandbookReceipts',
      input: { factoryCode, employeeNos, receiptList: `问答签收单 ${index + 1}`, acknowledgedOn: day },
    });
  }
}

async function explain(stage: Stage, told: Told): Promise<void> {
  const { code: factoryCode, leader, day } = told;
  const waiting = await peopleWho(stage, told, { missing: 'CHANNELS' });
  for (const [index, employeeNos] of inParts(waiting, PEOPLE_AT_ONCE).entries()) {
    await stage.client.act(leader, {
      field: 'recordUnderstandings',
      input: {
        factoryCode,
        employeeNos,
        items: ['REASONS', 'POLICY', 'CHANNELS'],
        evidence: `四了解声明书 ${index + 1}`,
        completedOn: day,
      },
    });
  }
}

async function makePublic({ client }: Stage, { code: factoryCode, leader, day }: Told): Promise<void> {
  const publish = (family: string, item: string, title: string) =>
    client.act(leader, {
      field: 'recordPublication',
      input: {
        ...{ factoryCode, family, item, title, publishedOn: day },
        places: ['厂务公开栏', '职工安置大厅'],
        evidence: `公开照片 ${item}`,
      },
    });
  await publish('POLICY', 'CLOSURE_POLICY', '关闭破产法规政策汇编');
  await publish('POLICY', 'PLACEMENT_STANDARDS', '补偿安置标准');
  await publish('POLICY', 'POLICY_HANDBOOK', '关闭破产政策问答');
  await client.act(leader, {
    field: 'recordPublicityActivity',
    input: {
      ...{ factoryCode, channel: 'MEETING', level: 'WORKSHOP', topic: '关闭破产政策宣讲', heldOn: day },
      ...{ place: '各车间', reach: 20, evidence: '签到表 1' },
    },
  });
}

/** Handbook to everybody, the first three understandings, policy made public; personnel knows it when this ends. */
export async function openUp(stage: Stage, told: Told): Promise<string> {
  const before = await opennessOf(stage, told);
  await handOut(stage, told, before);
  await explain(stage, told);
  await makePublic(stage, told);
  await until(`personnel to know what the people of ${told.code} understand`, async () => {
    const people = await told.roll<{ missingUnderstandings: readonly string[] }>('missingUnderstandings');
    return people.every(({ missingUnderstandings }) => missingUnderstandings.length === 0) ? true : null;
  });
  return `${before.roster} handbooks signed for, ${before.roster} people understand reasons, policy and channels`;
}
