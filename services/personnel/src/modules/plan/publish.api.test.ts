import { systemViewer } from '@anzhi/service-kit';
import type { TestService } from '@anzhi/service-testing';
import { defaultChannels } from '../channels/domain/default-channels.js';
import { approvedPlan } from './index.js';
import { ballots, content, runPlan, startPlanService, submittedPlan, VOTE } from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['PL-05', 'PL-06', 'PL-07', 'PL-08', 'PL-09', 'PL-22']);
});
afterAll(() => service.stop());

const run = (code: string, name: string, input: object) => runPlan(service, code, name, input);
const submitted = (code: string) => submittedPlan(service, code);

describe('publication', () => {
  const passed = async (code: string, regime: 'POLICY' | 'STATUTORY'): Promise<string> => {
    const planId = await submittedPlan(service, code, regime);
    await service
      .as('placement-officer', { factory: code.toLowerCase() })
      .query(VOTE, { input: ballots(planId) });
    return planId;
  };

  it('S051 says document number, day, channels and places; a notice board without a place is refused', async () => {
    const planId = await passed('PL-05', 'POLICY');
    const publish = (over: object = {}) =>
      run('PL-05', 'publishPlan', { planId, documentNo: '安置〔2026〕1号', ...over });
    const everywhere = { channels: ['DOCUMENT', 'BULLETIN_BOARD'], places: ['厂大门公开栏', '一车间公开栏'] };
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanNotFiledError' });
    const file = (over: object = {}) =>
      run('PL-05', 'filePlan', { planId, filingNo: '1号', filedWith: '协调小组', ...over });
    for (const filedOn of ['2026-08-19', '2026-08-21'])
      expect(await file({ filedOn })).toMatchObject({ __typename: 'PlanFilingDateError' });
    expect(await file({ documentRef: '档-12' })).toMatchObject({
      plan: { status: 'FILED', filedOn: '2026-08-20', filedWith: '协调小组', filingDocument: '档-12' },
    });
    expect(await file()).toMatchObject({ __typename: 'PlacementPlanAlreadyFiledError' });
    expect(await publish({ channels: ['BULLETIN_BOARD'] })).toMatchObject({
      __typename: 'PlanPublicationPlaceMissingError',
    });
    const answers = await Promise.all([publish(everywhere), publish(everywhere)]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'PlacementPlanAlreadyPublishedError',
      'PlacementPlanSuccess',
    ]);
    expect(answers.find((answer) => answer.plan)!.plan).toMatchObject({
      status: 'PUBLISHED',
      documentNo: '安置〔2026〕1号',
      publishedOn: '2026-08-20',
      publishedChannels: ['DOCUMENT', 'BULLETIN_BOARD'],
      publishedPlaces: ['厂大门公开栏', '一车间公开栏'],
      history: ['DRAFT', 'START_REVIEW', 'START_CONSULTATION', 'SUBMIT', 'VOTE', 'FILE', 'PUBLISH'].map(
        (act) => ({ act }),
      ),
    });
  });

  it('waits for the declaration, which sets the regime', async () => {
    const planId = await passed('PL-09', 'STATUTORY');
    await service.sql(
      "UPDATE roster SET declared_on = NULL, regime = NULL, frozen_on = NULL, frozen_counts = NULL WHERE factory_id = 'pl-09'",
    );
    expect(await run('PL-09', 'publishPlan', { planId, documentNo: '1号' })).toMatchObject({
      __typename: 'PlacementPlanRegimeUnknownError',
    });
  });

  it('takes the codes of the usual POLICY channels, fee and compensation apart', async () => {
    const [first] = content('PL-22').channels;
    const channels = defaultChannels('POLICY').map(({ code }) => ({ ...first, code }));
    const drafted = await run('PL-22', 'draftPlacementPlan', { ...content('PL-22'), channels });
    expect(drafted).toMatchObject({ plan: { status: 'DRAFT' } });
  });

  it('needs no filing under STATUTORY, and is the current plan of the factory', async () => {
    const planId = await passed('PL-06', 'STATUTORY');
    expect(await run('PL-06', 'publishPlan', { planId, documentNo: '2号' })).toMatchObject({
      plan: { status: 'PUBLISHED' },
    });
    const binding = await service.database.read(systemViewer('personnel', 'test'), (tx) =>
      approvedPlan(tx, 'pl-06'),
    );
    expect(binding).toMatchObject({
      planId,
      version: 1,
      regime: 'STATUTORY',
      status: 'PUBLISHED',
      channels: [{ code: 'CH1' }, {}, {}, {}],
    });
  });

  it('S041 binds nothing before the congress passed it', async () => {
    await submitted('PL-07');
    expect(
      await service.database.read(systemViewer('personnel', 'test'), (tx) => approvedPlan(tx, 'pl-07')),
    ).toBeNull();
  });

  it('revises the text while that is open, and tells an officer who read an older text', async () => {
    const drafted = await run('PL-08', 'draftPlacementPlan', content('PL-08'));
    const planId = drafted.plan!.id;
    const { factoryCode: _code, ...text } = content('PL-08');
    const budget = [{ item: '经济补偿金', amount: '1.00', source: 'GROUP' }];
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId, budget })).toMatchObject({
      plan: { budgetTotal: '1.00', revision: 2 },
    });
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId, revision: 1 })).toMatchObject({
      __typename: 'PlacementPlanChangedError',
    });
    await run('PL-08', 'startPlanReview', { planId });
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId })).toMatchObject({
      __typename: 'PlacementPlanContentFixedError',
    });
  });
});
