import { setClock, type TestService } from '@anzhi/service-testing';
import { ACCEPT, acceptance, act, kickoff, MILESTONE, openInSetup } from '../../testing/closure-acts.js';
import { startAssets } from '../../testing/start-assets.js';

const APPROVE = `mutation ($input: ApproveContinuedOperationInput!) { approveContinuedOperation(input: $input) { __typename
  ... on UserError { message } ... on ApproveContinuedOperationSuccess { continuedOperation { basis documentNo approvedOn } }
  ... on ContinuedOperationBasisError { needed } ... on ContinuedOperationDateError { earliest latest }
  ... on ContinuedOperationStandsError { documentNo } } }`;

let assets: TestService;
let closureProjectId: unknown;
beforeAll(async () => {
  assets = await startAssets(['GZ-01']);
  closureProjectId = await openInSetup(assets, 'GZ-01');
});
afterAll(() => assets.stop());

const permission = (change: object = {}) => ({
  ...{ closureProjectId, basis: 'COURT_PERMISSION', documentNo: '(2026)粤01破1号之二' },
  ...{ approvedOn: '2026-07-01', reason: '在制订单履约', ...change },
});
const approve = (change: object = {}) => act(assets, 'GZ-01', APPROVE, permission(change));

it('S126: is refused before the court accepted the case: nobody could decide', async () => {
  expect(await approve()).toMatchObject({ __typename: 'ContinuedOperationNotAcceptedError' });
});

it('S126 §3.15: the administrator decides with the court’s permission before the first meeting, once, also of two at once', async () => {
  await kickoff(assets, 'gz-01');
  await act(assets, 'GZ-01', ACCEPT, acceptance(closureProjectId));
  expect(await approve({ approvedOn: '2026-06-14' })).toMatchObject({
    ...{ __typename: 'ContinuedOperationDateError', earliest: '2026-06-15', latest: '2026-08-18' },
  });
  expect(await approve({ basis: 'CREDITORS_MEETING' })).toMatchObject({
    ...{ __typename: 'ContinuedOperationBasisError', needed: 'COURT_PERMISSION' },
  });
  expect(await assets.outbox('ContinuedOperationApproved')).toEqual([]);
  const both = await Promise.all([approve(), approve()]);
  expect(both.map((answer) => answer.__typename).sort()).toEqual([
    'ApproveContinuedOperationSuccess',
    'ContinuedOperationStandsError',
  ]);
  const told = await assets.outbox('ContinuedOperationApproved');
  expect(told.map((event) => event.payload)).toEqual([
    {
      closureProjectId,
      approvedOn: '2026-07-01',
      basis: 'COURT_PERMISSION',
      documentNo: '(2026)粤01破1号之二',
    },
  ]);
});

it('S126 §3.15: from the first meeting of creditors on the meeting decides', async () => {
  await setClock(assets.sql, 'gz-01', '2026-09-01T09:00:00+08:00');
  await act(assets, 'GZ-01', MILESTONE, {
    ...{ closureProjectId, kind: 'FIRST_CREDITORS_MEETING', doneOn: '2026-08-31', evidence: '会议记录' },
  });
  expect(await approve({ approvedOn: '2026-08-31' })).toMatchObject({ needed: 'CREDITORS_MEETING' });
  const meeting = { basis: 'CREDITORS_MEETING', approvedOn: '2026-08-31', documentNo: '第一次会议决议2号' };
  expect(await approve(meeting)).toMatchObject({ continuedOperation: meeting });
  const { closureProject } = await assets
    .as('assets-officer')
    .query<{ closureProject: { continuedOperations: { basis: string }[] } }>(
      '{ closureProject(factoryCode: "GZ-01") { continuedOperations { basis documentNo } } }',
    );
  expect(closureProject.continuedOperations.map((one) => one.basis)).toEqual([
    'COURT_PERMISSION',
    'CREDITORS_MEETING',
  ]);
});
