import { setClock, type TestService } from '@anzhi/service-testing';
import {
  ACCEPT,
  acceptance,
  act,
  DECLARE,
  kickoff,
  MILESTONE,
  OPEN,
  openInSetup,
  SETUP,
} from '../../testing/closure-acts.js';
import { startAssets } from '../../testing/start-assets.js';

let assets: TestService;
beforeAll(async () => {
  assets = await startAssets(['GZ-01', 'GZ-02', 'GZ-90']);
  await setClock(assets.sql, 'gz-90', '2005-07-10T09:00:00+08:00');
});
afterAll(() => assets.stop());

it('records a milestone once, after what starts it', async () => {
  const closureProjectId = await openInSetup(assets, 'GZ-01');
  await kickoff(assets, 'gz-01');
  await act(assets, 'GZ-01', ACCEPT, acceptance(closureProjectId));
  const input = { closureProjectId, kind: 'CREDITOR_NOTICE', doneOn: '2026-06-22', evidence: '公告第1号' };
  expect(await act(assets, 'GZ-01', MILESTONE, { ...input, doneOn: '2026-06-14' })).toMatchObject({
    __typename: 'MilestoneBeforeTriggerError',
  });
  expect(await act(assets, 'GZ-01', MILESTONE, { ...input, doneOn: '2026-08-19' })).toMatchObject({
    __typename: 'ClosureDateInFutureError',
  });
  expect(await act(assets, 'GZ-01', MILESTONE, { ...input, kind: 'CLAIM_FILING' })).toMatchObject({
    __typename: 'MilestoneNotOpenError',
  });
  const recorded = await act(assets, 'GZ-01', MILESTONE, input);
  expect(recorded.closureProject['milestones']).toContainEqual({
    kind: 'CREDITOR_NOTICE',
    due: '2026-07-10',
    state: 'DONE',
  });
  expect(await act(assets, 'GZ-01', MILESTONE, input)).toMatchObject({
    __typename: 'MilestoneRecordedError',
  });
});

it('closes a factory under the policy regime, on the law of its time', async () => {
  const opened = await act(assets, 'GZ-90', OPEN, {
    factoryCode: 'GZ-90',
    regime: 'POLICY',
    court: '广州市中级人民法院',
  });
  const closureProjectId = opened.closureProject['id'];
  await act(assets, 'GZ-90', SETUP, { closureProjectId, legalBasis: '国发[1997]10号' });
  await kickoff(assets, 'gz-90');
  await act(assets, 'GZ-90', ACCEPT, {
    ...acceptance(closureProjectId),
    acceptedOn: '2005-03-01',
    claimWindow: { from: '2005-03-10', to: '2005-06-09' },
  });
  const declared = await act(assets, 'GZ-90', DECLARE, {
    closureProjectId,
    rulingNo: '(2005)穗破1号',
    declaredOn: '2005-07-01',
  });
  expect(declared).toMatchObject({
    closureProject: {
      phase: 'DECLARED',
      milestones: [{ kind: 'CLAIM_FILING', due: '2005-06-09', state: 'DONE' }],
    },
  });
  const audited = await assets.sql(
    `SELECT legal_basis FROM audit_entry WHERE factory_id = 'gz-90' AND action = 'changePhase' ORDER BY id`,
  );
  expect(audited.map((row) => row['legal_basis'])).toEqual([
    '国发[1997]10号',
    '企业破产法(试行) 1986; 广州市中级人民法院 (2026)粤01破1号',
    '企业破产法(试行) 1986; (2005)穗破1号',
  ]);
});

it('shows the estate on the factory, of many factories at once', async () => {
  await act(assets, 'GZ-02', OPEN, { factoryCode: 'GZ-02', regime: 'STATUTORY' });
  const estates = (ids: string[]) =>
    assets.as('hq-analyst').raw<{ _entities: unknown[] }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Factory { id
       estate { asOf phase regime court caseNo acceptedOn declaredOn fund { received gap } } } } }`,
      { representations: ids.map((id) => ({ __typename: 'Factory', id })) },
    );
  const ofOne = await assets.statementsOf(() => estates(['gz-01']));
  expect(ofOne[0]).toContain('BEGIN READ ONLY');
  expect(await assets.statementsOf(() => estates(['gz-01', 'gz-02', 'gz-90']))).toHaveLength(ofOne.length);
  const { data, errors } = await estates(['gz-01', 'gz-02', 'gz-90']);
  expect(errors).toBeUndefined();
  expect(data?._entities).toMatchObject([
    {
      id: 'gz-01',
      estate: {
        asOf: '2026-08-18T09:00:00+08:00',
        phase: 'ACCEPTED',
        regime: 'STATUTORY',
        acceptedOn: '2026-06-15',
        fund: { received: '0.00', gap: '0.00' },
      },
    },
    { id: 'gz-02', estate: { phase: 'PREPARING', court: null, declaredOn: null } },
    { id: 'gz-90', estate: { regime: 'POLICY', declaredOn: '2005-07-01' } },
  ]);
});
