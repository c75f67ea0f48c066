import type { TestService } from '@anzhi/service-testing';
import {
  ACCEPT,
  acceptance,
  act,
  DECLARE,
  kickoff,
  OPEN,
  openInSetup,
  SETUP,
} from '../../testing/closure-acts.js';
import { eventsOf, startAssets } from '../../testing/start-assets.js';

let assets: TestService;
beforeAll(async () => {
  const codes = ['GZ-01', 'GZ-02', 'GZ-03', 'GZ-04', 'GZ-05', 'GZ-06'];
  assets = await startAssets(codes);
});
afterAll(() => assets.stop());

it('leads a closure from preparation to the declaration and tells each step', async () => {
  const closureProjectId = await openInSetup(assets, 'GZ-01');
  await kickoff(assets, 'gz-01');
  await act(assets, 'GZ-01', ACCEPT, acceptance(closureProjectId));
  const declared = await act(assets, 'GZ-01', DECLARE, {
    closureProjectId,
    rulingNo: '(2026)粤01破1号之一',
    declaredOn: '2026-08-18',
  });

  expect(declared).toMatchObject({
    __typename: 'DeclareBankruptcySuccess',
    closureProject: {
      phase: 'DECLARED',
      acceptedOn: '2026-06-15',
      declaredOn: '2026-08-18',
      claimWindow: { from: '2026-06-22', to: '2026-08-21' },
      phaseHistory: [
        { from: 'PREPARING', to: 'SETUP', changedOn: '2026-08-18' },
        { from: 'SETUP', to: 'ACCEPTED', changedOn: '2026-08-18' },
        { from: 'ACCEPTED', to: 'DECLARED', changedOn: '2026-08-18' },
      ],
      milestones: [
        { kind: 'CREDITOR_NOTICE', due: '2026-07-10', state: 'OVERDUE' },
        { kind: 'CLAIM_FILING', due: '2026-08-21', state: 'PENDING' },
        { kind: 'FIRST_CREDITORS_MEETING', due: '2026-09-07', state: 'PENDING' },
        { kind: 'DECLARATION_SERVED', due: '2026-08-24', state: 'PENDING' },
        { kind: 'DECLARATION_NOTIFIED', due: '2026-08-28', state: 'PENDING' },
      ],
    },
  });
  expect(await eventsOf(assets, 'gz-01')).toEqual([
    { type: 'ProjectPhaseChanged', payload: { from: 'PREPARING', to: 'SETUP' } },
    { type: 'ProjectPhaseChanged', payload: { from: 'SETUP', to: 'ACCEPTED' } },
    { type: 'ProjectPhaseChanged', payload: { from: 'ACCEPTED', to: 'DECLARED' } },
    {
      type: 'BankruptcyDeclared',
      payload: {
        closureProjectId,
        declaredOn: '2026-08-18',
        acceptedOn: '2026-06-15',
        regime: 'STATUTORY',
        court: '广州市中级人民法院',
        caseNo: '(2026)粤01破1号',
      },
    },
  ]);
});

it('opens one closure per factory, also of two who open at once', async () => {
  const input = { factoryCode: 'GZ-02', regime: 'STATUTORY' };
  const answers = await Promise.all([act(assets, 'GZ-02', OPEN, input), act(assets, 'GZ-02', OPEN, input)]);
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'ClosureProjectExistsError',
    'OpenClosureProjectSuccess',
  ]);
  expect(await assets.sql(`SELECT phase FROM closure_project WHERE factory_id = 'gz-02'`)).toEqual([
    { phase: 'PREPARING' },
  ]);
});

it('refuses acts out of order, each with what is missing, and leaves nothing behind', async () => {
  const opened = await act(assets, 'GZ-03', OPEN, { factoryCode: 'GZ-03', regime: 'STATUTORY' });
  const closureProjectId = opened.closureProject['id'];
  expect(await act(assets, 'GZ-03', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'PREPARING',
    needed: 'SETUP',
  });
  await act(assets, 'GZ-03', SETUP, { closureProjectId, legalBasis: '集团批复' });
  expect(await act(assets, 'GZ-03', SETUP, { closureProjectId, legalBasis: '集团批复' })).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'SETUP',
    needed: 'PREPARING',
  });
  expect(await act(assets, 'GZ-03', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'KickoffNotCompletedError',
  });
  const declaration = { closureProjectId, rulingNo: 'r', declaredOn: '2026-08-18' };
  expect(await act(assets, 'GZ-03', DECLARE, declaration)).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'SETUP',
    needed: 'ACCEPTED',
  });
  await kickoff(assets, 'gz-03');
  const future = { ...acceptance(closureProjectId), acceptedOn: '2026-08-19' };
  expect(await act(assets, 'GZ-03', ACCEPT, future)).toMatchObject({
    __typename: 'ClosureDateInFutureError',
    field: 'acceptedOn',
    today: '2026-08-18',
  });
  const short = { ...acceptance(closureProjectId), claimWindow: { from: '2026-06-22', to: '2026-07-21' } };
  expect(await act(assets, 'GZ-03', ACCEPT, short)).toMatchObject({
    __typename: 'ClaimWindowLengthError',
    earliest: '2026-07-22',
    latest: '2026-09-22',
  });
  expect((await eventsOf(assets, 'gz-03')).map((event) => event.payload)).toEqual([
    { from: 'PREPARING', to: 'SETUP' },
  ]);
});

it('declares by a ruling only, and not before the acceptance', async () => {
  const closureProjectId = await openInSetup(assets, 'GZ-04');
  await kickoff(assets, 'gz-04');
  await act(assets, 'GZ-04', ACCEPT, acceptance(closureProjectId));
  expect(await act(assets, 'GZ-04', DECLARE, { closureProjectId, declaredOn: '2026-08-18' })).toMatchObject({
    __typename: 'RulingMissingError',
  });
  const early = { closureProjectId, rulingNo: 'r', declaredOn: '2026-06-14' };
  expect(await act(assets, 'GZ-04', DECLARE, early)).toMatchObject({
    __typename: 'DeclaredBeforeAcceptanceError',
    acceptedOn: '2026-06-15',
  });
  expect((await eventsOf(assets, 'gz-04')).map((event) => event.type)).not.toContain('BankruptcyDeclared');
});

it('lets exactly one of two declare', async () => {
  const closureProjectId = await openInSetup(assets, 'GZ-05');
  await kickoff(assets, 'gz-05');
  await act(assets, 'GZ-05', ACCEPT, acceptance(closureProjectId));
  const declaration = { closureProjectId, rulingNo: '(2026)粤01破5号之一', declaredOn: '2026-08-18' };
  const answers = await Promise.all([1, 2, 3].map(() => act(assets, 'GZ-05', DECLARE, declaration)));
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'ClosurePhaseError',
    'ClosurePhaseError',
    'DeclareBankruptcySuccess',
  ]);
  const events = await eventsOf(assets, 'gz-05');
  expect(events.filter((event) => event.type === 'BankruptcyDeclared')).toHaveLength(1);
});

it('answers the same key with the same project and its fields', async () => {
  const input = { factoryCode: 'GZ-06', regime: 'POLICY' };
  const first = await act(assets, 'GZ-06', OPEN, input, 'open-gz-06');
  expect(await act(assets, 'GZ-06', OPEN, input, 'open-gz-06')).toEqual(first);
  const closureProjectId = first.closureProject['id'];
  await act(assets, 'GZ-06', SETUP, { closureProjectId, legalBasis: '国发[1997]10号' });
  await kickoff(assets, 'gz-06');
  expect(await act(assets, 'GZ-06', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'PolicyRegimeOverError',
    lastDay: '2008-12-31',
  });
});

it('refuses roles without the right and factories out of scope', async () => {
  const input = { factoryCode: 'GZ-02', regime: 'STATUTORY' };
  const petitions = await assets.as('petitions-officer', { factory: 'gz-02' }).raw(OPEN, { input });
  expect(petitions.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const elsewhere = await assets.as('assets-officer', { factory: 'gz-01' }).raw(OPEN, { input });
  expect(elsewhere.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const other = await assets
    .as('assets-officer', { factory: 'gz-01' })
    .raw('{ closureProject(factoryCode: "GZ-02") { id } }');
  expect(other.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
