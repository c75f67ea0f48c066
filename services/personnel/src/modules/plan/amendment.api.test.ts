import { systemViewer } from '@anzhi/service-kit';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  choices,
  makeFinal,
  peopleFor,
  place,
  startPlacementStory,
} from '../../testing/placement-story.js';
import { approvedPlan } from './index.js';
import { ballots, content, type Outcome, runAct, runPlan, VOTE } from './plan-story.fixture.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPlacementStory(60);
});
afterAll(() => factory.service.stop());

const run = (name: string, input: object) => runPlan(factory.service, 'GZ-01', name, input);
const officer = () => factory.service.as('placement-officer', { factory: 'gz-01' });
const vote = async (planId: string, over: object = {}): Promise<Outcome> => {
  const input = ballots(planId, { votedOn: '2026-08-19', ...over });
  return (await officer().query<Record<string, Outcome>>(VOTE, { input }))['recordCongressVote']!;
};
const amend = (planId: string) =>
  runAct<{ plan: { id: string; version: number } }>(
    factory.service,
    'GZ-01',
    'startPlanAmendment',
    { planId, reason: '增加帮扶补助' },
    `... on PlacementPlanSuccess { plan { id version status amendsVersion amendReason channels { code } funding { basis } } }`,
  );
const binding = async () => {
  const plan = await factory.service.database.read(systemViewer('personnel', 'test'), (tx) =>
    approvedPlan(tx, 'gz-01'),
  );
  return plan && [plan.version, plan.status, plan.channels.map(({ code }) => code).join(' ')];
};
const text = (channels: string[]) => {
  const { factoryCode: _code, ...rest } = content('GZ-01');
  return { ...rest, channels: channels.map((code) => ({ ...rest.channels[0]!, code })) };
};

describe('S041 amendment of a published plan', () => {
  let first: string;
  let ch1: string[];

  it('starts from a published version only', async () => {
    const drafted = await run('draftPlacementPlan', content('GZ-01'));
    first = drafted.plan!.id;
    expect(await amend(first)).toMatchObject({ __typename: 'PlacementPlanNotPublishedError' });
    for (const step of ['startPlanReview', 'startConsultation', 'submitPlan'])
      await run(step, { planId: first });
    expect(await vote(first)).toMatchObject({ result: 'PASSED' });
    await run('publishPlan', { planId: first, documentNo: '1号' });
    await makeFinal(factory, 'FACTS');
    ch1 = await peopleFor(factory, 'CH1');
    await place(factory, ch1.slice(0, 2), 'CH2');
    expect(await act(officer(), 'choosePlacements', choices(ch1.slice(2, 4), 'CH1'))).toMatchObject({
      people: 2,
    });
  });

  it('of two officers one begins it; the published version binds meanwhile', async () => {
    const answers = await Promise.all([amend(first), amend(first)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'PlacementPlanInProgressError',
      'PlacementPlanSuccess',
    ]);
    expect(answers.find(({ plan }) => plan)!.plan).toMatchObject({
      version: 2,
      status: 'AMENDING',
      amendsVersion: 1,
      amendReason: '增加帮扶补助',
      funding: [{ basis: '资产评估报告〔2026〕3号' }, {}],
    });
    expect(await run('draftPlacementPlan', content('GZ-01'))).toMatchObject({
      __typename: 'PlacementPlanInProgressError',
    });
    expect(await binding()).toEqual([1, 'PUBLISHED', 'CH1 CH2 CH3 CH4']);
  });

  const newest = async (): Promise<string> => {
    const { placementPlans } = await officer().query<{ placementPlans: { nodes: { id: string }[] } }>(
      '{ placementPlans(factoryCode: "GZ-01", first: 1) { nodes { id } } }',
    );
    return placementPlans.nodes[0]!.id;
  };

  it('drops no channel in which agreements stand', async () => {
    const planId = await newest();
    expect(await run('revisePlacementPlan', { ...text(['CH1', 'CH3', 'CH4']), planId })).toMatchObject({
      plan: { status: 'AMENDING' },
    });
    expect(await run('submitPlan', { planId })).toMatchObject({
      __typename: 'PlacementPlanChecksFailedError',
      failed: [
        {
          code: 'AGREEMENTS_KEPT',
          missing: ['CH2 已有 2 份有效协议,不能取消 (2 agreements stand in CH2, which cannot be dropped)'],
        },
      ],
    });
  });

  it('voted down, it changes nothing', async () => {
    const planId = await newest();
    await run('revisePlacementPlan', { ...text(['CH1', 'CH2', 'CH3', 'CH4']), planId });
    expect(await run('submitPlan', { planId })).toMatchObject({ plan: { status: 'SUBMITTED' } });
    expect(await vote(planId, { yes: 30, no: 31 })).toMatchObject({
      result: 'FAILED',
      plan: { status: 'REJECTED' },
    });
    expect(await binding()).toEqual([1, 'PUBLISHED', 'CH1 CH2 CH3 CH4']);
  });

  it('passed by a vote of its own, it takes the place of the version before; choices not signed are checked again', async () => {
    await amend(first);
    const planId = await newest();
    const CLOSED = JSON.stringify({ anyOf: [{ cases: ['LEGAL_AGE'], needs: [] }] });
    const OPEN = JSON.stringify({
      anyOf: [{ cases: ['PERMANENT', 'CONTRACT', 'TEMPORARY'], needs: [] }],
      settles: 'COMPENSATION',
    });
    const amended = text(['CH1', 'CH2', 'CH3', 'CH4', 'CH5']);
    const channels = amended.channels.map((channel) =>
      channel.code === 'CH1'
        ? { ...channel, eligibilityRule: CLOSED }
        : channel.code === 'CH5'
          ? { ...channel, eligibilityRule: OPEN }
          : channel,
    );
    await run('revisePlacementPlan', { ...amended, channels, planId });
    expect(await run('submitPlan', { planId })).toMatchObject({ plan: { status: 'SUBMITTED' } });
    expect(await binding()).toEqual([1, 'PUBLISHED', 'CH1 CH2 CH3 CH4']);
    expect(await vote(planId)).toMatchObject({ result: 'PASSED' });
    expect(await binding()).toEqual([3, 'APPROVED', 'CH1 CH2 CH3 CH4 CH5']);
    const approved = await factory.service.outbox('PlacementPlanApproved');
    expect(approved.map(({ payload }) => payload['version'])).toEqual([1, 3]);
    const { placementPlans } = await officer().query<{ placementPlans: { nodes: object[] } }>(
      '{ placementPlans(factoryCode: "GZ-01") { nodes { version status supersededOn } } }',
    );
    expect(placementPlans.nodes).toEqual([
      { version: 3, status: 'APPROVED', supersededOn: null },
      { version: 2, status: 'REJECTED', supersededOn: null },
      { version: 1, status: 'PUBLISHED', supersededOn: '2026-08-19' },
    ]);
    const confirmed = await act(officer(), 'confirmPlacements', {
      factoryCode: 'GZ-01',
      employeeNos: ch1.slice(2, 4),
    });
    expect(confirmed.rows).toMatchObject([{ reason: 'CHANNEL_CLOSED' }, { reason: 'CHANNEL_CLOSED' }]);
    expect(await act(officer(), 'choosePlacements', choices(ch1.slice(2, 3), 'CH5'))).toMatchObject({
      people: 1,
    });
  });

  it('shows what is in force and what is newest on the factory', async () => {
    await run('publishPlan', { planId: await newest(), documentNo: '3号' });
    await amend(await newest());
    const { _entities } = await officer().query<{ _entities: object[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Factory { currentPlan { version status } planInForce { version status } } } }`,
      { of: [{ __typename: 'Factory', id: 'gz-01' }] },
    );
    expect(_entities).toEqual([
      { currentPlan: { version: 4, status: 'AMENDING' }, planInForce: { version: 3, status: 'PUBLISHED' } },
    ]);
  });
});
