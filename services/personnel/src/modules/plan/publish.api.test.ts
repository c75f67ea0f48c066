import { BankruptcyDeclared } from '@anzhi/contracts';
import { systemViewer } from '@anzhi/service-kit';
import type { TestService } from '@anzhi/service-testing';
import { defaultChannels } from '../channels/domain/default-channels.js';
import { approvedPlan } from './index.js';
import { ballots, content, runPlan, startPlanService, submittedPlan, VOTE } from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['PL-05', 'PL-06', 'PL-07', 'PL-08', 'PL-22']);
});
afterAll(() => service.stop());

const run = (code: string, name: string, input: object) => runPlan(service, code, name, input);
const submitted = (code: string) => submittedPlan(service, code);

describe('publication', () => {
  const declare = (code: string, regime: 'POLICY' | 'STATUTORY') =>
    service.deliver(BankruptcyDeclared, code.toLowerCase(), 'closure', {
      closureProjectId: 'closure',
      declaredOn: '2026-08-18',
      acceptedOn: '2026-07-01',
      regime,
      court: '法院',
      caseNo: '1',
    });
  const passed = async (code: string): Promise<string> => {
    const planId = await submitted(code);
    await service
      .as('placement-officer', { factory: code.toLowerCase() })
      .query(VOTE, { input: ballots(planId) });
    return planId;
  };

  it('waits for the declaration, and under POLICY for the filing', async () => {
    const planId = await passed('PL-05');
    const publish = () => run('PL-05', 'publishPlan', { planId, documentNo: '安置〔2026〕1号' });
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanRegimeUnknownError' });
    await declare('PL-05', 'POLICY');
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanNotFiledError' });
    await run('PL-05', 'filePlan', { planId, filingNo: '1号', filedWith: '协调小组' });
    expect(await publish()).toMatchObject({ plan: { status: 'PUBLISHED', documentNo: '安置〔2026〕1号' } });
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanAlreadyPublishedError' });
  });

  it('takes the codes of the usual POLICY channels, fee and compensation apart', async () => {
    const [first] = content('PL-22').channels;
    const channels = defaultChannels('POLICY').map(({ code }) => ({ ...first, code }));
    const drafted = await run('PL-22', 'draftPlacementPlan', { ...content('PL-22'), channels });
    expect(drafted).toMatchObject({ plan: { status: 'DRAFT' } });
  });

  it('needs no filing under STATUTORY, and is the current plan of the factory', async () => {
    const planId = await passed('PL-06');
    await declare('PL-06', 'STATUTORY');
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

  it('binds nothing before the congress passed it', async () => {
    await submitted('PL-07');
    expect(
      await service.database.read(systemViewer('personnel', 'test'), (tx) => approvedPlan(tx, 'pl-07')),
    ).toBeNull();
  });

  it('revises the text while that is open', async () => {
    const drafted = await run('PL-08', 'draftPlacementPlan', content('PL-08'));
    const planId = drafted.plan!.id;
    const { factoryCode: _code, ...text } = content('PL-08');
    const budget = [{ item: '经济补偿金', amount: '1.00', source: 'GROUP' }];
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId, budget })).toMatchObject({
      plan: { budgetTotal: '1.00' },
    });
    await run('PL-08', 'startPlanReview', { planId });
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId })).toMatchObject({
      __typename: 'PlacementPlanContentFixedError',
    });
  });
});
