import type { GraphClient } from '@anzhi/service-testing';
import { openPetitionDesk, type PetitionDesk, petitionInput, REPLY } from '../../testing/petition-desk.js';

let desk: PetitionDesk;
let colleague: GraphClient;
beforeAll(async () => {
  desk = await openPetitionDesk();
  colleague = desk.service.as('petitions-officer', { subject: 'colleague' });
});
afterAll(() => desk.service.stop());

const contentFor = async (client: GraphClient, id: string) =>
  (
    await client.query<{ petition: { content: { summary: string } | null } }>(
      `{ petition(id: "${id}") { number content { summary topics category questions { text answer } reply { facts } } } }`,
    )
  ).petition.content;
const reveal = (client: GraphClient, petitionId: string) =>
  desk.act(
    client,
    'revealPetitioners',
    { petitionId, reason: 'CONTACT' },
    '... on RevealPetitionersSuccess { petitioners { name contact } }',
  );
const readings = () =>
  desk.service.sql("SELECT subject, after FROM audit_entry WHERE action = 'readPetitioners' ORDER BY id");

it('opens the content to the handler, and to nobody else at the factory', async () => {
  const { id } = await desk.register();
  expect(await contentFor(desk.officer, id)).toEqual({
    summary: '王建国认为工龄少算两年',
    topics: ['SENIORITY'],
    category: 'RETIRED',
    questions: [
      { text: '工龄怎么算?', answer: null },
      { text: '什么时候答复?', answer: null },
    ],
    reply: null,
  });
  expect(await contentFor(colleague, id)).toBeNull();
  expect(await contentFor(desk.leader, id)).toBeNull();
  for (const mutation of ['acceptPetition', 'closePetition', 'investigatePetition'])
    expect(await desk.act(colleague, mutation, { petitionId: id })).toMatchObject({
      __typename: 'PetitionNotYoursError',
    });
});

it('follows the case from hand to hand; who stood aside is out, also by assigning', async () => {
  const { id: petitionId } = await desk.register();
  await desk.act(desk.leader, 'assignHandler', { petitionId, handler: 'colleague' });
  expect(await contentFor(colleague, petitionId)).not.toBeNull();
  expect(await contentFor(desk.leader, petitionId)).not.toBeNull();
  expect(await contentFor(desk.officer, petitionId)).toBeNull();
  expect(
    (await desk.act(colleague, 'recuse', { petitionId, ground: 'PETITIONER' })).petition.handler,
  ).toBeNull();
  expect(await contentFor(colleague, petitionId)).toBeNull();
  const assign = (handler: string) => desk.act(desk.leader, 'assignHandler', { petitionId, handler });
  expect(await assign('colleague')).toMatchObject({ __typename: 'HandlerRecusedError' });
  expect(await assign('nobody')).toMatchObject({ __typename: 'HandlerNotAppointedError' });
  const own = desk.service.as('factory-leader', { subject: 'second-leader' });
  await desk.act(own, 'assignHandler', { petitionId, handler: 'second-leader' });
  await desk.act(own, 'recuse', { petitionId, ground: 'MATTER' });
  expect(await contentFor(own, petitionId)).toBeNull();
  expect(
    await desk.act(own, 'assignHandler', { petitionId, handler: 'test:petitions-officer:gz-01' }),
  ).toMatchObject({
    __typename: 'HandlerRecusedError',
  });
});

it('records each reading of names, a repeated request too, and gives them to nobody outside of the chain', async () => {
  const { id: petitionId } = await desk.register();
  const before = (await readings()).length;
  expect(await reveal(desk.officer, petitionId)).toMatchObject({
    petitioners: [{ name: '王建国', contact: '13800000001' }],
  });
  expect((await readings()).slice(before)).toEqual([
    { subject: 'test:petitions-officer:gz-01', after: { reason: 'CONTACT' } },
  ]);
  const document = `mutation ($input: RevealPetitionersInput!) { revealPetitioners(input: $input) {
    ... on RevealPetitionersSuccess { petitioners { name } } } }`;
  for (const _ of [1, 2])
    await desk.officer.query(
      document,
      { input: { petitionId, reason: 'SERVE' } },
      { idempotencyKey: 'again' },
    );
  expect(await readings()).toHaveLength(before + 3);
  expect(await reveal(colleague, petitionId)).toMatchObject({ __typename: 'PetitionNotYoursError' });
  expect(await readings()).toHaveLength(before + 3);
});

it('HQ and other offices reach no case at all', async () => {
  const { id } = await desk.register();
  const others = (
    ['hq-admin', 'hq-analyst', 'hq-discipline', 'placement-officer', 'security-officer'] as const
  ).map((role) => desk.service.as(role));
  const elsewhere = desk.service.as('petitions-officer', { factory: 'gz-02' });
  for (const client of [...others, elsewhere]) {
    for (const query of [
      `{ petition(id: "${id}") { number } }`,
      '{ petitionByNumber(factoryCode: "GZ-01", number: "XF-2026-0001") { number } }',
      '{ petitions(factoryCode: "GZ-01") { totalCount } }',
    ])
      expect((await client.raw(query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

it('lists the own caseload page by page, for the leader what waits for a handler', async () => {
  const mine = desk.service.as('petitions-officer', { subject: 'lister' });
  const numbers: string[] = [];
  for (let count = 0; count < 3; count += 1) numbers.push((await desk.register({}, mine)).number);
  const list = (client: GraphClient, args: string) =>
    client.query<{ petitions: { nodes: { id: string; number: string }[]; pageInfo: { endCursor: string } } }>(
      `{ petitions(factoryCode: "GZ-01", ${args}) { nodes { id number } totalCount pageInfo { hasNextPage endCursor } } }`,
    );
  const first = await list(mine, 'first: 2');
  expect(first.petitions).toMatchObject({
    nodes: numbers.slice(0, 2).map((number) => ({ number })),
    totalCount: 3,
    pageInfo: { hasNextPage: true },
  });
  const rest = await list(mine, `first: 2, after: "${first.petitions.pageInfo.endCursor}"`);
  expect(rest.petitions.nodes).toMatchObject([{ number: numbers[2] }]);
  expect((await list(mine, 'status: ACCEPTED')).petitions.nodes).toEqual([]);
  const waiting = first.petitions.nodes[0]!;
  await desk.act(mine, 'recuse', { petitionId: waiting.id, ground: 'MATTER' });
  const leader = desk.service.as('factory-leader', { subject: 'fresh-leader' });
  expect((await list(leader, 'mine: true')).petitions.nodes).toEqual([]);
  expect((await list(leader, 'mine: false')).petitions.nodes).toContainEqual(waiting);
});

it('finds a case by its number, without its content for others', async () => {
  const { number } = await desk.register();
  const document = `{ petitionByNumber(factoryCode: "GZ-01", number: "${number}") { number status content { summary } } }`;
  expect(await colleague.query(document)).toEqual({
    petitionByNumber: { number, status: 'REGISTERED', content: null },
  });
  expect(
    await colleague.query('{ petitionByNumber(factoryCode: "GZ-01", number: "王建国") { number } }'),
  ).toEqual({
    petitionByNumber: null,
  });
});

it('an accusation is shown its own door, and nothing of it is stored', async () => {
  const count = async () =>
    desk.service.sql(
      `SELECT (SELECT count(*) FROM petition)::int AS petitions, (SELECT count(*) FROM idempotency_key)::int AS keys,
         (SELECT count(*) FROM audit_entry)::int AS audits, (SELECT count(*) FROM outbox)::int AS events,
         (SELECT coalesce(sum(last), 0) FROM petition_counter)::int AS numbers`,
    );
  const before = await count();
  const answer = await desk.officer.query(
    `mutation ($input: RegisterPetitionInput!) { registerPetition(input: $input) {
      __typename ... on PetitionIsAccusationError { door message } } }`,
    { input: petitionInput({ kind: 'ACCUSATION', summary: '检举内容' }) },
    { idempotencyKey: 'accusation' },
  );
  expect(answer).toMatchObject({
    registerPetition: { __typename: 'PetitionIsAccusationError', door: expect.stringContaining('12388') },
  });
  expect(await count()).toEqual(before);
});

it('no name, contact or narrative stands readable in the database or in an event', async () => {
  const { id: petitionId } = await desk.investigated();
  await desk.act(desk.officer, 'answerQuestion', { petitionId, no: 1, answer: '按档案计算' });
  await desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY });
  await desk.act(desk.officer, 'servePetitionReply', { petitionId, means: 'PRINT', proof: '王建国签收' });
  const tables = await desk.service.sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const secrets = ['王建国', '13800000001', '工龄', '档案', '签收', 'GZ00001'];
  let sealed = 0;
  for (const { name } of tables) {
    const [row] = await desk.service.sql<{ text: string | null }>(
      `SELECT string_agg(t::text, ' ') AS text FROM ${name} t`,
    );
    const text = row?.text ?? '';
    const bytes = [...text.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex]) =>
      Buffer.from(hex!, 'hex').toString('utf8'),
    );
    sealed += bytes.length;
    const found = secrets.filter((secret) => [text, ...bytes].some((part) => part.includes(secret)));
    expect({ name, found }).toEqual({ name, found: [] });
  }
  expect(sealed).toBeGreaterThanOrEqual(6);
});
