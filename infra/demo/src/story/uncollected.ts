import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { draftBatch, sendBatch } from './batch.js';
import { turnTo } from './clock.js';
import { people, type ScriptedUncollected } from './people.js';

export interface UncollectedItem {
  readonly id: string;
  readonly employeeNo: string;
  readonly status: string;
  readonly amount: string;
  readonly followUps: number;
}

export async function uncollectedItems({ client }: Stage): Promise<readonly UncollectedItem[]> {
  const { uncollectedItems: page } = await client.query<{ uncollectedItems: { nodes: UncollectedItem[] } }>(
    CAST.placement,
    'query Items($code: String!) { uncollectedItems(factoryCode: $code, first: 100) { nodes { id employeeNo status amount followUps } } }',
    { code: FACTORY },
  );
  return page.nodes;
}

/** Puts the four on the register before anybody is paid, so that no batch takes them along; reasons go by code only. */
export const uncollectedRegistered: Step = {
  title: '四名未领取人员登记 the four on the register',
  play: async (stage) => {
    await turnTo(stage, '2026-10-20');
    for (const { employeeNo, reason, representative } of people().uncollected) {
      await stage.client.act(CAST.placement, {
        field: 'registerUncollected',
        input: { factoryCode: FACTORY, employeeNo, reason, representative },
        accept: ['UncollectedAlreadyOpenError'],
      });
    }
    const items = await uncollectedItems(stage);
    return `${items.length} on the register`;
  },
};

const ESCROWED_ON = '2026-10-23';
const DECISION = '赣汽破〔2026〕31 号提存决定';

async function sendToEscrow(stage: Stage, held: readonly ScriptedUncollected[]): Promise<void> {
  for (const purpose of ['BACK_PAY', 'COMPENSATION']) {
    const id = await draftBatch(stage, {
      purpose,
      payer: 'ESTATE',
      method: 'ESCROW',
      employeeNos: held.map(({ employeeNo }) => employeeNo),
      decisionNo: DECISION,
      legalBasis: '民法典第570条',
    });
    await sendBatch(stage, id);
  }
}

async function deposit({ client }: Stage, item: UncollectedItem, legalBasis: string): Promise<void> {
  if (item.status !== 'UNCOLLECTED') return;
  await client.act(CAST.placement, {
    field: 'escrowUncollected',
    input: {
      itemId: item.id,
      escrowNo: `(2026)赣虔证提字第${item.employeeNo.slice(-3)}号`,
      institution: '赣州市公证处',
      escrowedOn: ESCROWED_ON,
      legalBasis,
    },
  });
}

/** Three deposits and a visit at home; all four stay open and visible (decision 21). */
export const uncollectedHandled: Step = {
  title: '提存、跟进 escrow and follow-up of the four',
  play: async (stage) => {
    await turnTo(stage, ESCROWED_ON);
    const script = people().uncollected;
    await sendToEscrow(
      stage,
      script.filter((one) => one.path === 'ESCROW'),
    );
    for (const item of await uncollectedItems(stage)) {
      const one = script.find(({ employeeNo }) => employeeNo === item.employeeNo);
      if (one?.path === 'ESCROW') await deposit(stage, item, one.legalBasis);
      if (one?.path === 'FOLLOW_UP' && item.followUps === 0) {
        await stage.client.act(CAST.placement, {
          field: 'recordUncollectedFollowUp',
          input: { itemId: item.id, followedUpOn: ESCROWED_ON, note: '上门核实,正办理委托手续' },
        });
      }
    }
    const items = await uncollectedItems(stage);
    const escrowed = items.filter(({ status }) => status === 'ESCROWED').length;
    return `${escrowed} in escrow, ${items.length - escrowed} followed up`;
  },
};
