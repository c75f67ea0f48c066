import { setClock } from '@anzhi/service-testing';
import { openPetitionDesk, type PetitionDesk, petitionInput, REPLY } from '../../testing/petition-desk.js';

let desk: PetitionDesk;
beforeAll(async () => {
  desk = await openPetitionDesk();
});
afterAll(() => desk.service.stop());
afterEach(() => setClock(desk.service.sql, 'gz-01', '2026-01-05T09:00:00+08:00'));

const at = (date: string) => setClock(desk.service.sql, 'gz-01', `${date}T09:00:00+08:00`);

it('a remedy runs from registration to closing, by the dates of §3.17', async () => {
  const { act, officer } = desk;
  const registered = await desk.register();
  const petitionId = registered.id;
  expect(registered).toMatchObject({
    number: 'XF-2026-0001',
    status: 'REGISTERED',
    handler: 'test:petitions-officer:gz-01',
    clocks: { noticeDue: '2026-01-19', noticedOn: null, finishDue: null, overdue: false },
  });
  expect((await act(officer, 'acceptPetition', { petitionId, notice: '书面告知' })).petition).toMatchObject({
    status: 'ACCEPTED',
    clocks: { noticedOn: '2026-01-05', acceptedOn: '2026-01-05', finishDue: '2026-03-06' },
  });
  expect(
    (await act(officer, 'answerQuestion', { petitionId, no: 1, answer: '按档案' })).petition.status,
  ).toBe('INVESTIGATING');
  await at('2026-03-06');
  expect((await act(officer, 'replyPetition', { petitionId, ...REPLY })).petition).toMatchObject({
    status: 'REPLIED',
    clocks: { repliedOn: '2026-03-06', overdue: false },
  });
  const served = await act(officer, 'servePetitionReply', { petitionId, means: 'PRINT', proof: '回执1号' });
  expect(served.petition).toMatchObject({
    status: 'SERVED',
    clocks: { servedOn: '2026-03-06', reviewRequestDue: '2026-04-07' },
  });
  expect((await act(officer, 'closePetition', { petitionId })).petition.status).toBe('CLOSED');
  expect(await desk.service.outbox()).toMatchObject([
    {
      type: 'PetitionRegistered',
      aggregateId: petitionId,
      payload: { petitionId, registeredOn: '2026-01-05' },
    },
    { type: 'PetitionReplied', aggregateId: petitionId, payload: { petitionId, repliedOn: '2026-03-06' } },
  ]);
});

it('the audit names the article that an act rests on', async () => {
  const { id: petitionId } = await desk.investigated();
  await desk.act(desk.leader, 'extendPetition', { petitionId, days: 10, reason: '外调' });
  await desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY });
  const cited = await desk.service.sql(
    'SELECT action, legal_basis AS basis FROM audit_entry WHERE entity_id = $1 AND legal_basis IS NOT NULL ORDER BY id',
    [petitionId],
  );
  expect(cited).toEqual([
    { action: 'petition:ACCEPT', basis: '信访工作条例第二十二、二十三、三十一条' },
    { action: 'petition:EXTEND', basis: '信访工作条例第三十四条' },
    { action: 'petition:REPLY', basis: '信访工作条例第三十二条' },
  ]);
});

it('numbers have no gap: a refusal gives its number back, and each factory counts for itself', async () => {
  const { act, officer, service } = desk;
  const first = await desk.register();
  const six = Array.from({ length: 6 }, (_, no) => ({ name: `代表${no}`, contact: '0797-0000000' }));
  const joint = { representatives: six, category: 'RETIRED', headcount: 7 };
  const refused = await act(
    officer,
    'registerPetition',
    petitionInput({ petitioners: joint }),
    '... on PetitionTooManyRepresentativesError { given allowed }',
  );
  expect(refused).toMatchObject({ __typename: 'PetitionTooManyRepresentativesError', given: 6, allowed: 5 });
  const five = { ...joint, representatives: six.slice(0, 5) };
  const second = await desk.register({ petitioners: five });
  const other = service.as('petitions-officer', { factory: 'gz-02' });
  const elsewhere = await desk.register({ factoryCode: 'GZ-02' }, other);
  const seq = (number: string) => Number.parseInt(number.slice(-4), 10);
  expect(seq(second.number)).toBe(seq(first.number) + 1);
  expect(elsewhere.number).toBe('XF-2026-0001');
});

it('of many who register at once each gets its own number', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => desk.register()));
  const rows = await desk.service.sql<{ seq: number }>(
    "SELECT seq FROM petition WHERE factory_id = 'gz-01' ORDER BY seq",
  );
  expect(new Set(made.map(({ number }) => number)).size).toBe(12);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
});

it.each([
  ['receivedOn', { receivedOn: '2026-01-06' }, 'PetitionReceivedInFutureError'],
  [
    'representatives',
    { petitioners: { representatives: [], category: 'RETIRED', headcount: 1 } },
    'PetitionRepresentativeMissingError',
  ],
  [
    'headcount',
    { petitioners: { representatives: [{ name: '甲' }, { name: '乙' }], category: 'ACTIVE', headcount: 1 } },
    'PetitionHeadcountTooSmallError',
  ],
])('registering with a wrong %s is refused', async (_field, changes, error) => {
  expect(await desk.act(desk.officer, 'registerPetition', petitionInput(changes))).toMatchObject({
    __typename: error,
  });
});

it('a reply without a part of article 32 names what is missing', async () => {
  const { id: petitionId } = await desk.investigated();
  const answer = await desk.act(
    desk.officer,
    'replyPetition',
    { petitionId, ...REPLY, facts: '  ', legalBasis: '' },
    '... on PetitionReplyIncompleteError { missing }',
  );
  expect(answer).toMatchObject({
    __typename: 'PetitionReplyIncompleteError',
    missing: ['facts', 'legalBasis'],
  });
});

it('tells whoever can be reached; an unreachable petitioner is owed no notice', async () => {
  const { id: petitionId } = await desk.register();
  expect(
    await desk.act(
      desk.officer,
      'acceptPetition',
      { petitionId },
      '... on PetitionNoticeMissingError { noticeDue }',
    ),
  ).toMatchObject({ __typename: 'PetitionNoticeMissingError', noticeDue: '2026-01-19' });
  const unnamed = await desk.register({
    channel: 'LETTER',
    petitioners: { representatives: [], category: 'ANONYMOUS', headcount: 1 },
  });
  expect(unnamed.clocks['noticeDue']).toBeNull();
  expect(await desk.act(desk.officer, 'acceptPetition', { petitionId: unnamed.id })).toMatchObject({
    petition: { status: 'ACCEPTED', clocks: { noticedOn: null } },
  });
});

it('a suggestion has no 60 days', async () => {
  const petition = await desk.accepted({ kind: 'SUGGESTION' });
  expect(petition).toMatchObject({ status: 'ACCEPTED', clocks: { finishDue: null } });
});

it('a matter transferred here is objected to within five working days', async () => {
  const { id: petitionId, clocks } = await desk.register({
    channel: 'TRANSFERRED_IN',
    receivedOn: '2026-01-05',
  });
  expect(clocks['transferObjectionDue']).toBe('2026-01-12');
  await at('2026-01-13');
  const decline = { petitionId, ground: 'NOT_COMPETENT', notice: 'x' };
  expect(await desk.act(desk.officer, 'declinePetition', decline)).toMatchObject({
    __typename: 'PetitionTransferObjectionLateError',
  });
  await at('2026-01-12');
  expect((await desk.act(desk.officer, 'declinePetition', decline)).petition.status).toBe('NOT_ACCEPTED');
});

it('the head extends a finish once; the officer may not', async () => {
  const { id: petitionId } = await desk.accepted();
  const extension = { petitionId, days: 30, reason: '档案散失,需外调' };
  expect((await desk.act(desk.leader, 'extendPetition', extension)).petition.clocks).toMatchObject({
    finishDue: '2026-03-06',
    extendedDays: 30,
    extendedDue: '2026-04-07',
  });
  expect(await desk.act(desk.leader, 'extendPetition', { ...extension, days: 1 })).toMatchObject({
    __typename: 'PetitionAlreadyExtendedError',
  });
  const refused = await desk.officer.raw(
    'mutation ($input: ExtendPetitionInput!) { extendPetition(input: $input) { __typename } }',
    { input: extension },
  );
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('a question is answered once', async () => {
  const { id: petitionId } = await desk.accepted();
  const open = '... on PetitionQuestionNotOpenError { open }';
  await desk.act(desk.officer, 'answerQuestion', { petitionId, no: 1, answer: 'x' });
  for (const no of [1, 9]) {
    expect(
      await desk.act(desk.officer, 'answerQuestion', { petitionId, no, answer: 'y' }, open),
    ).toMatchObject({
      __typename: 'PetitionQuestionNotOpenError',
      open: [2],
    });
  }
});

it('a repeated request with its key has one effect and one number', async () => {
  const document = `mutation ($input: RegisterPetitionInput!) { registerPetition(input: $input) {
    ... on RegisterPetitionSuccess { petition { id number content { summary } } } } }`;
  const send = () => desk.officer.query(document, { input: petitionInput() }, { idempotencyKey: 'once' });
  const first = await send();
  expect(await send()).toEqual(first);
  expect(first).toMatchObject({
    registerPetition: { petition: { content: { summary: '王建国认为工龄少算两年' } } },
  });
});
