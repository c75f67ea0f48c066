import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  choices,
  makeFinal,
  passPlan,
  peopleFor,
  startPlacementStory,
} from '../../testing/placement-story.js';

/** Everything that an employee's own page shows, in one query. */
const PAGE = `{ me { employeeNo name servicePeriods { kind } backPayDetermination { eligible }
  entitlements { kind amount explanation { zh en } } retirement { month explanation { zh } }
  postings { series no status closesOn final row { compensation backPay } } objections { state }
  placementOptions { open channel { code } reason { zh } } placementChoice { status channel { code } } placement { status }
  missingUnderstandings appointment { day time } hallTicket { done } payments { status amount } notices { title status body }
  representatives { kind } } }`;

interface Page {
  me: {
    employeeNo: string;
    entitlements: { kind: string; explanation: { zh: string } }[];
    postings: { series: string; final: boolean }[];
    placementOptions: { open: boolean; reason: { zh: string } }[];
  } & Record<string, unknown>;
}

let factory: FrozenFactory;
let employeeNo: string;
beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  employeeNo = (await peopleFor(factory, 'CH1'))[0]!;
  const officer = factory.service.as('placement-officer');
  await act(officer, 'choosePlacements', choices([employeeNo], 'CH1'));
  await officer.query(
    `mutation ($input: PlanHallBatchInput!) { planHallBatch(input: $input) { __typename } }`,
    {
      input: {
        ...{ factoryCode: 'GZ-01', title: '第一批', day: '2026-08-20', opensAt: '09:00', closesAt: '11:00' },
        ...{ perSlot: 5, employeeNos: [employeeNo] },
      },
    },
  );
  await officer.query(
    `mutation ($input: IssueNoticesInput!) { issueNotices(input: $input) { __typename } }`,
    {
      input: {
        factoryCode: 'GZ-01',
        employeeNos: [employeeNo],
        title: '办理通知',
        body: '请按预约时间办理。',
      },
    },
  );
});
afterAll(() => factory.service.stop());

describe('the employee’s own page', () => {
  it('shows facts, amounts and why, rounds, options with reasons, choice, appointment and notices in one query', async () => {
    const { me } = await factory.service.as('employee', { employeeNo }).query<Page>(PAGE);
    expect(me).toMatchObject({
      employeeNo,
      placementChoice: { status: 'CHOSEN', channel: { code: 'CH1' } },
      placement: null,
      appointment: { day: '2026-08-20', time: '09:00' },
      notices: [{ title: '办理通知', status: 'ISSUED', body: '请按预约时间办理。' }],
      postings: [{ series: 'FACTS', final: true }],
      payments: [],
      objections: [],
    });
    expect(me.entitlements.length).toBeGreaterThan(0);
    for (const { explanation } of me.entitlements) expect(explanation.zh).toMatch(/[一-鿿]/);
    const closed = me.placementOptions.filter(({ open }) => !open);
    expect(closed.length).toBeGreaterThan(0);
    for (const { reason } of closed) expect(reason.zh).toMatch(/[一-鿿]/);
  });

  it('costs the same number of round trips however much is on record, and is for oneself only', async () => {
    const other = (await peopleFor(factory, 'CH1'))[1]!;
    const count = async (no: string): Promise<number> => {
      const client = factory.service.as('employee', { employeeNo: no });
      await client.query(PAGE);
      return (await factory.service.statementsOf(() => client.query(PAGE))).length;
    };
    expect(await count(employeeNo)).toBe(await count(other));
    const refused = await factory.service.as('placement-officer').raw('{ me { employeeNo } }');
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('is empty for somebody who is not on the roster', async () => {
    expect(await factory.service.as('employee', { employeeNo: 'NOBODY' }).query('{ me { name } }')).toEqual({
      me: null,
    });
  });
});
