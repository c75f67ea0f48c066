import { ProjectKickoffCompleted } from '@anzhi/contracts';
import { type AssetsHarness, startAssets } from '../../testing/assets-harness.js';

let assets: AssetsHarness;
beforeAll(async () => {
  const codes = ['GZ-01', 'GZ-02', 'GZ-03', 'GZ-04', 'GZ-05', 'GZ-06'];
  assets = await startAssets([
    ...codes.map((code) => ({ code, simulatedAt: '2026-08-18T09:00:00+08:00' })),
    { code: 'GZ-90', simulatedAt: '2005-07-10T09:00:00+08:00' },
  ]);
});
afterAll(() => assets.stop());

const FIELDS = `closureProject { id phase court caseNo acceptedOn declaredOn claimWindow { from to }
  phaseHistory { from to changedOn } milestones { kind due state } }`;
const ERRORS = '... on UserError { message }';

const OPEN = `mutation ($input: OpenClosureProjectInput!) { openClosureProject(input: $input) { __typename ${ERRORS}
  ... on OpenClosureProjectSuccess { ${FIELDS} } ... on ClosureProjectExistsError { closureProjectId } } }`;
const SETUP = `mutation ($input: EnterSetupInput!) { enterSetup(input: $input) { __typename ${ERRORS}
  ... on EnterSetupSuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed } } }`;
const ACCEPT = `mutation ($input: AcceptBankruptcyCaseInput!) { acceptBankruptcyCase(input: $input) { __typename ${ERRORS}
  ... on AcceptBankruptcyCaseSuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed }
  ... on ClosureDateInFutureError { field today } ... on ClaimWindowLengthError { earliest latest }
  ... on PolicyRegimeOverError { lastDay } } }`;
const DECLARE = `mutation ($input: DeclareBankruptcyInput!) { declareBankruptcy(input: $input) { __typename ${ERRORS}
  ... on DeclareBankruptcySuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed }
  ... on DeclaredBeforeAcceptanceError { acceptedOn } } }`;
const MILESTONE = `mutation ($input: RecordClosureMilestoneInput!) { recordClosureMilestone(input: $input) { __typename ${ERRORS}
  ... on RecordClosureMilestoneSuccess { ${FIELDS} } } }`;

type Answer = { __typename: string; closureProject: Record<string, unknown>; [field: string]: unknown };

async function act(
  factory: string,
  document: string,
  input: Record<string, unknown>,
  key?: string,
): Promise<Answer> {
  const { data, errors } = await assets.as('assets-officer', factory).ask(document, { input }, key);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as Answer;
}

const acceptance = (closureProjectId: unknown) => ({
  closureProjectId,
  court: '广州市中级人民法院',
  caseNo: '(2026)粤01破1号',
  acceptedOn: '2026-06-15',
  claimWindow: { from: '2026-06-22', to: '2026-08-21' },
  administrator: '广州某律师事务所',
});

async function openInSetup(factory: string): Promise<unknown> {
  const opened = await act(factory, OPEN, { factoryCode: factory, regime: 'STATUTORY' });
  const closureProjectId = opened.closureProject['id'];
  await act(factory, SETUP, { closureProjectId, legalBasis: '集团批复' });
  return closureProjectId;
}

const kickoff = (factoryId: string) =>
  assets.deliver(ProjectKickoffCompleted, factoryId, factoryId, { completedOn: '2026-06-01' });

it('leads a closure from preparation to the declaration and tells each step', async () => {
  const closureProjectId = await openInSetup('GZ-01');
  await kickoff('gz-01');
  await act('GZ-01', ACCEPT, acceptance(closureProjectId));
  const declared = await act('GZ-01', DECLARE, {
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
  expect(await assets.events('gz-01')).toEqual([
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
  const answers = await Promise.all([act('GZ-02', OPEN, input), act('GZ-02', OPEN, input)]);
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'ClosureProjectExistsError',
    'OpenClosureProjectSuccess',
  ]);
  expect(await assets.sql(`SELECT phase FROM closure_project WHERE factory_id = 'gz-02'`)).toEqual([
    { phase: 'PREPARING' },
  ]);
});

it('refuses acts out of order, each with what is missing, and leaves nothing behind', async () => {
  const opened = await act('GZ-03', OPEN, { factoryCode: 'GZ-03', regime: 'STATUTORY' });
  const closureProjectId = opened.closureProject['id'];
  expect(await act('GZ-03', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'PREPARING',
    needed: 'SETUP',
  });
  await act('GZ-03', SETUP, { closureProjectId, legalBasis: '集团批复' });
  expect(await act('GZ-03', SETUP, { closureProjectId, legalBasis: '集团批复' })).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'SETUP',
    needed: 'PREPARING',
  });
  expect(await act('GZ-03', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'KickoffNotCompletedError',
  });
  const declaration = { closureProjectId, rulingNo: 'r', declaredOn: '2026-08-18' };
  expect(await act('GZ-03', DECLARE, declaration)).toMatchObject({
    __typename: 'ClosurePhaseError',
    phase: 'SETUP',
    needed: 'ACCEPTED',
  });
  await kickoff('gz-03');
  const future = { ...acceptance(closureProjectId), acceptedOn: '2026-08-19' };
  expect(await act('GZ-03', ACCEPT, future)).toMatchObject({
    __typename: 'ClosureDateInFutureError',
    field: 'acceptedOn',
    today: '2026-08-18',
  });
  const short = { ...acceptance(closureProjectId), claimWindow: { from: '2026-06-22', to: '2026-07-21' } };
  expect(await act('GZ-03', ACCEPT, short)).toMatchObject({
    __typename: 'ClaimWindowLengthError',
    earliest: '2026-07-22',
    latest: '2026-09-22',
  });
  expect((await assets.events('gz-03')).map((event) => event.payload)).toEqual([
    { from: 'PREPARING', to: 'SETUP' },
  ]);
});

it('declares by a ruling only, and not before the acceptance', async () => {
  const closureProjectId = await openInSetup('GZ-04');
  await kickoff('gz-04');
  await act('GZ-04', ACCEPT, acceptance(closureProjectId));
  expect(await act('GZ-04', DECLARE, { closureProjectId, declaredOn: '2026-08-18' })).toMatchObject({
    __typename: 'RulingMissingError',
  });
  const early = { closureProjectId, rulingNo: 'r', declaredOn: '2026-06-14' };
  expect(await act('GZ-04', DECLARE, early)).toMatchObject({
    __typename: 'DeclaredBeforeAcceptanceError',
    acceptedOn: '2026-06-15',
  });
  expect((await assets.events('gz-04')).map((event) => event.type)).not.toContain('BankruptcyDeclared');
});

it('lets exactly one of two declare', async () => {
  const closureProjectId = await openInSetup('GZ-05');
  await kickoff('gz-05');
  await act('GZ-05', ACCEPT, acceptance(closureProjectId));
  const declaration = { closureProjectId, rulingNo: '(2026)粤01破5号之一', declaredOn: '2026-08-18' };
  const answers = await Promise.all([1, 2, 3].map(() => act('GZ-05', DECLARE, declaration)));
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'ClosurePhaseError',
    'ClosurePhaseError',
    'DeclareBankruptcySuccess',
  ]);
  const events = await assets.events('gz-05');
  expect(events.filter((event) => event.type === 'BankruptcyDeclared')).toHaveLength(1);
});

it('answers the same key with the same project and its fields', async () => {
  const input = { factoryCode: 'GZ-06', regime: 'POLICY' };
  const first = await act('GZ-06', OPEN, input, 'open-gz-06');
  expect(await act('GZ-06', OPEN, input, 'open-gz-06')).toEqual(first);
  const closureProjectId = first.closureProject['id'];
  await act('GZ-06', SETUP, { closureProjectId, legalBasis: '国发[1997]10号' });
  await kickoff('gz-06');
  expect(await act('GZ-06', ACCEPT, acceptance(closureProjectId))).toMatchObject({
    __typename: 'PolicyRegimeOverError',
    lastDay: '2008-12-31',
  });
});

it('records a milestone once, after what starts it', async () => {
  const closureProjectId = (await act('GZ-01', OPEN, { factoryCode: 'GZ-01', regime: 'STATUTORY' }))[
    'closureProjectId'
  ];
  const input = { closureProjectId, kind: 'CREDITOR_NOTICE', doneOn: '2026-06-22', evidence: '公告第1号' };
  expect(await act('GZ-01', MILESTONE, { ...input, doneOn: '2026-06-14' })).toMatchObject({
    __typename: 'MilestoneBeforeTriggerError',
  });
  expect(await act('GZ-01', MILESTONE, { ...input, doneOn: '2026-08-19' })).toMatchObject({
    __typename: 'ClosureDateInFutureError',
  });
  expect(await act('GZ-01', MILESTONE, { ...input, kind: 'CLAIM_FILING' })).toMatchObject({
    __typename: 'MilestoneNotOpenError',
  });
  const recorded = await act('GZ-01', MILESTONE, input);
  expect(recorded.closureProject['milestones']).toContainEqual({
    kind: 'CREDITOR_NOTICE',
    due: '2026-07-10',
    state: 'DONE',
  });
  expect(await act('GZ-01', MILESTONE, input)).toMatchObject({ __typename: 'MilestoneRecordedError' });
});

it('refuses roles without the right and factories out of scope', async () => {
  const input = { factoryCode: 'GZ-02', regime: 'STATUTORY' };
  const petitions = await assets.as('petitions-officer', 'GZ-02').ask(OPEN, { input });
  expect(petitions.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const elsewhere = await assets.as('assets-officer', 'GZ-01').ask(OPEN, { input });
  expect(elsewhere.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const other = await assets
    .as('assets-officer', 'GZ-01')
    .ask('{ closureProject(factoryCode: "GZ-02") { id } }');
  expect(other.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

it('closes a factory under the policy regime, on the law of its time', async () => {
  const opened = await act('GZ-90', OPEN, {
    factoryCode: 'GZ-90',
    regime: 'POLICY',
    court: '广州市中级人民法院',
  });
  const closureProjectId = opened.closureProject['id'];
  await act('GZ-90', SETUP, { closureProjectId, legalBasis: '国发[1997]10号' });
  await assets.deliver(ProjectKickoffCompleted, 'gz-90', 'gz-90', { completedOn: '2005-02-01' });
  await act('GZ-90', ACCEPT, {
    ...acceptance(closureProjectId),
    acceptedOn: '2005-03-01',
    claimWindow: { from: '2005-03-10', to: '2005-06-09' },
  });
  const declared = await act('GZ-90', DECLARE, {
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
  const estates = (ids: string[]) =>
    assets.as('hq-analyst').ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Factory { id
       estate { asOf phase regime court caseNo acceptedOn declaredOn fund { received gap } } } } }`,
      { representations: ids.map((id) => ({ __typename: 'Factory', id })) },
    );
  await estates(['gz-01']);
  const statements = assets.statements();
  const { data, errors } = await estates(['gz-01', 'gz-02', 'gz-05']);
  expect(assets.statements()).toBe(statements);
  expect(errors).toBeUndefined();
  expect(data?.['_entities']).toMatchObject([
    {
      id: 'gz-01',
      estate: {
        asOf: '2026-08-18T09:00:00+08:00',
        phase: 'DECLARED',
        regime: 'STATUTORY',
        declaredOn: '2026-08-18',
        fund: { received: '0.00', gap: '0.00' },
      },
    },
    { id: 'gz-02', estate: { phase: 'PREPARING', court: null, declaredOn: null } },
    { id: 'gz-05', estate: { phase: 'DECLARED' } },
  ]);
});
