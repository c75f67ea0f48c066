import { CAST, FACTORY, type Stage, type Step } from '../stage.js';

const DAY = '2026-10-21';

interface Standing {
  readonly community: {
    readonly committees: readonly { readonly receiverId: string }[];
    readonly handoverRate: string | null;
    readonly handover: readonly { readonly listed: number; readonly confirmed: number }[];
  };
}

async function look({ client }: Stage): Promise<Standing['community']> {
  const { community } = await client.query<Standing>(
    CAST.placement,
    `query Community($code: String!) { community(factoryCode: $code) {
      committees { receiverId } handoverRate handover { listed confirmed } } }`,
    { code: FACTORY },
  );
  return community;
}

async function establish({ client }: Stage): Promise<void> {
  await client.act(CAST.leader, {
    field: 'establishCommittee',
    input: {
      ...{ factoryCode: FACTORY, name: '赣江社区管理委员会', scope: '离退休、抚恤定补人员和家属区' },
      ...{ office: '家属区 1 栋', documentNo: '赣汽破〔2026〕31 号', establishedOn: DAY },
      posts: [
        { title: '主任', headcount: 1 },
        { title: '专干', headcount: 8 },
      ],
    },
    accept: ['CommitteeStandsError'],
  });
  await client.act(CAST.placement, {
    field: 'listHandovers',
    input: { factoryCode: FACTORY, functions: ['职工医院', '三供一业'] },
  });
}

/** Hands everybody on the list over to the committee, in the order that the money asks for. */
async function handOver({ client }: Stage, receiverId: string): Promise<void> {
  const agreed = await client.act(CAST.placement, {
    field: 'agreeHandover',
    input: {
      ...{ receiverId, agreementNo: '社区移交 1 号', agreedOn: DAY },
      categories: ['RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY', 'INJURED_1_4', 'FUNCTION'],
    },
    select: '... on HandoverBatchSuccess { batch { id } }',
    accept: ['HandoverNothingOpenError'],
  });
  const batch = agreed['batch'] as { id: string } | undefined;
  if (!batch) return;
  const act = { batchId: batch.id, on: DAY };
  await client.act(CAST.placement, {
    field: 'fundHandover',
    input: { ...act, reference: '拨款单 1', amount: '1240000.00' },
  });
  for (const [field, reference] of [
    ['transferHandover', '移交清单 1'],
    ['confirmHandover', '接收回执 1'],
  ] as const)
    await client.act(CAST.placement, {
      field,
      inputType: 'HandoverBatchActInput',
      input: { ...act, reference },
    });
}

export const community: Step = {
  title: '社区管委会、离退休移交 community committee, handover',
  play: async (stage) => {
    await establish(stage);
    const [committee] = (await look(stage)).committees;
    if (!committee) throw new Error('the committee was established but cannot be read');
    await handOver(stage, committee.receiverId);
    const { handover, handoverRate } = await look(stage);
    const sum = (name: 'listed' | 'confirmed') => handover.reduce((total, row) => total + row[name], 0);
    return `${sum('confirmed')} of ${sum('listed')} handed over, ${handoverRate} %`;
  },
};
