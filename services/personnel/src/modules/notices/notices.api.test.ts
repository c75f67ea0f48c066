import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FrozenFactory, freezePeople, startPersonnel } from '../../testing/frozen-factory.js';
import { httpSmsSender, SmsRefusedError, type SmsSender, sendMessages } from './sms-sender.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 20);
});
afterAll(() => factory.service.stop());

const officer = () => factory.service.as('placement-officer');
type Answer = Record<string, unknown> & { __typename: string };

async function act(name: string, input: object, fields: string, who = officer()): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await who.query<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on UserError { message } } }`,
    { input },
  );
  return data[name]!;
}

const NOTICE = 'id number title status servedOn';
async function issue(employeeNo = 'GZ00001', more: object = {}): Promise<{ id: string; number: string }> {
  const input = {
    factoryCode: 'GZ-01',
    employeeNos: [employeeNo],
    title: '办理通知',
    body: '请于周一到大厅办理。',
    ...more,
  };
  const answer = await act('issueNotices', input, `... on IssueNoticesSuccess { notices { ${NOTICE} } }`);
  return (answer['notices'] as { id: string; number: string }[])[0]!;
}
const serve = (noticeId: string, more: object): Promise<Answer> =>
  act(
    'serveNotice',
    { noticeId, ...more },
    `... on NoticeSuccess { notice { ${NOTICE} attempts { means status toRepresentative proof failure } } }
     ... on NoticeNotOpenError { servedOn }`,
  );

const AGENT = {
  factoryCode: 'GZ-01',
  employeeNo: 'GZ00002',
  kind: 'AGENT',
  name: '李代理',
  phone: '13900000000',
  powers: ['SIGN', 'RECEIVE'],
  proof: '授权委托书 2026-01',
  legalBasis: '民法典 161',
  from: '2026-08-01',
  until: '2026-12-31',
};
const recordAgent = (more: object = {}): Promise<Answer> =>
  act(
    'recordRepresentative',
    { ...AGENT, ...more },
    '... on RepresentativeSuccess { representative { id name powers until } } ... on RepresentationInvalidError { fault allowed }',
  );
const idOf = (answer: Answer): string => (answer['representative'] as { id: string }).id;

describe('notices to a person (decision 25)', () => {
  it('are numbered without a gap, in the order of the list', async () => {
    const answer = await act(
      'issueNotices',
      { factoryCode: 'GZ-01', employeeNos: ['GZ00003', 'gz00004', 'GZ00003'], title: '通知', body: '正文' },
      `... on IssueNoticesSuccess { notices { ${NOTICE} employeeNo } }`,
    );
    const notices = answer['notices'] as { number: string; employeeNo: string }[];
    expect(notices.map((notice) => notice.employeeNo)).toEqual(['GZ00003', 'GZ00004']);
    const [first, second] = notices.map((notice) => Number(notice.number.slice(-5)));
    expect(second).toBe(first! + 1);
  });

  it('are written for many in as many statements as for one', async () => {
    const issued = async (people: number): Promise<number> => {
      const employeeNos = Array.from({ length: people }, (_, at) => `GZ${String(20 - at).padStart(5, '0')}`);
      return (await factory.service.statementsOf(() => issue('', { employeeNos }))).length;
    };
    await issued(1);
    expect(await issued(9)).toBe(await issued(1));
  });

  it('are all issued or none, naming who is not on the roster', async () => {
    const count = () => factory.service.sql('SELECT count(*) FROM person_notice');
    const before = await count();
    const answer = await act(
      'issueNotices',
      { factoryCode: 'GZ-01', employeeNos: ['GZ00003', 'NOBODY'], title: '通知', body: '正文' },
      '... on NoticePeopleUnknownError { employeeNos }',
    );
    expect(answer).toMatchObject({ __typename: 'NoticePeopleUnknownError', employeeNos: ['NOBODY'] });
    expect(await count()).toEqual(before);
  });

  it.each(['PRINT', 'HALL', 'POST'])('served by %s with proof are served, once', async (means) => {
    const { id } = await issue();
    const served = await serve(id, { means, proof: '回证 17' });
    expect(served['notice']).toMatchObject({
      status: 'SERVED',
      servedOn: '2026-08-19',
      attempts: [{ means, status: 'SERVED', proof: '回证 17', toRepresentative: false }],
    });
    expect(await serve(id, { means, proof: '回证 18' })).toMatchObject({
      __typename: 'NoticeNotOpenError',
      servedOn: '2026-08-19',
    });
  });

  it('need proof, or say why they failed; a failed one is tried by other means', async () => {
    const { id } = await issue();
    expect(await serve(id, { means: 'POST' })).toMatchObject({ __typename: 'NoticeProofMissingError' });
    expect((await serve(id, { means: 'POST', failure: '查无此人' }))['notice']).toMatchObject({
      status: 'UNSERVED',
    });
    expect((await serve(id, { means: 'HALL', proof: '窗口 3' }))['notice']).toMatchObject({
      status: 'SERVED',
    });
  });

  it('of two officers who serve at once one wins', async () => {
    const { id } = await issue();
    const both = await Promise.all([1, 2].map((n) => serve(id, { means: 'HALL', proof: `窗口 ${n}` })));
    expect(both.map((answer) => answer.__typename).sort()).toEqual(['NoticeNotOpenError', 'NoticeSuccess']);
  });

  it('cite documents that exist', async () => {
    const { id } = await issue();
    expect(await serve(id, { means: 'PRINT', proof: '回证', documentIds: ['bm9uZQ'] })).toMatchObject({
      __typename: 'DocumentsMissingError',
    });
    const uploaded = await officer().upload(
      '/files/personnel/documents/GZ-01?title=receipt&fileName=a.txt',
      '签收',
      {
        'idempotency-key': 'receipt',
      },
    );
    const { documentId } = (await uploaded.json()) as { documentId: string };
    expect(await serve(id, { means: 'PRINT', proof: '回证', documentIds: [documentId] })).toMatchObject({
      __typename: 'NoticeSuccess',
    });
  });

  it('lie encrypted, and are read by the person and by nobody else among the employees', async () => {
    const { id } = await issue('GZ00005', { body: '只给本人看的内容' });
    const stored = await factory.service.sql<{ body: string }>(
      `SELECT encode(body_sealed, 'escape') AS body FROM person_notice`,
    );
    expect(stored.some(({ body }) => body.includes('本人'))).toBe(false);
    const page = `/files/personnel/letters/GZ-01/${id}.html`;
    const own = await factory.service.as('employee', { employeeNo: 'GZ00005' }).download(page);
    expect([own.status, await own.text()]).toEqual([200, expect.stringContaining('只给本人看的内容')]);
    expect((await factory.service.as('employee', { employeeNo: 'GZ00006' }).download(page)).status).toBe(403);
    const { employee } = await factory.service
      .as('employee', { employeeNo: 'GZ00005' })
      .query<{ employee: { notices: { body: string }[] } }>(
        '{ employee(factoryCode: "GZ-01", employeeNo: "GZ00005") { notices { body status } } }',
      );
    expect(employee.notices).toEqual([{ body: '只给本人看的内容', status: 'ISSUED' }]);
  });

  it('print as a letter with a receipt, markup in them shown and not obeyed', async () => {
    const { id, number } = await issue('GZ00007', { title: '更正<script>', body: '第一段\n<b>第二段</b>' });
    const page = await (await officer().download(`/files/personnel/letters/GZ-01/${id}.html`)).text();
    expect(page).toContain('更正&lt;script&gt;');
    expect(page).toContain('<p>&lt;b&gt;第二段&lt;/b&gt;</p>');
    expect(page).toContain('送达回证');
    expect(page).toContain(number);
    expect(page).toContain('@page { size: A4');
  });
});

describe('text messages', () => {
  const sent: { to: string; text: string }[] = [];
  const sender: SmsSender = {
    send: async ({ to, text }) => {
      sent.push({ to, text });
      return `ref-${sent.length}`;
    },
  };
  const stateOf = async (id: string): Promise<string> => {
    const { personNotices } = await officer().query<{
      personNotices: { nodes: { id: string; status: string }[] };
    }>('{ personNotices(factoryCode: "GZ-01", first: 100) { nodes { id status } } }');
    return personNotices.nodes.find((node) => node.id === id)!.status;
  };

  it('go out once, say nothing of the matter, and the reference of the provider is the proof', async () => {
    const { id, number } = await issue('GZ00001', { body: '补偿金 102400 元' });
    expect((await serve(id, { means: 'SMS' }))['notice']).toMatchObject({ status: 'SENDING' });
    expect(await serve(id, { means: 'SMS' })).toMatchObject({ __typename: 'NoticeNotOpenError' });
    await Promise.all([
      sendMessages(factory.service.database, sender),
      sendMessages(factory.service.database, sender),
    ]);
    expect(sent).toEqual([{ to: expect.stringMatching(/^1\d{10}$/), text: expect.stringContaining(number) }]);
    expect(sent[0]!.text).not.toContain('102400');
    expect(await stateOf(id)).toBe('SERVED');
  });

  it('that the provider refuses leave the notice unserved; one that is away is asked again', async () => {
    const { id } = await issue('GZ00001');
    await serve(id, { means: 'SMS' });
    let away = true;
    const flaky: SmsSender = {
      send: async () => {
        if (away) throw new Error('away');
        throw new SmsRefusedError('no such number');
      },
    };
    await sendMessages(factory.service.database, flaky);
    expect(await stateOf(id)).toBe('SENDING');
    away = false;
    await sendMessages(factory.service.database, flaky);
    expect(await stateOf(id)).toBe('UNSERVED');
  });

  it('count as failed after five tries of a provider that does not answer', async () => {
    const { id } = await issue('GZ00001');
    await serve(id, { means: 'SMS' });
    const dead: SmsSender = { send: () => Promise.reject(new Error('away')) };
    for (let tries = 0; tries < 5; tries += 1) await sendMessages(factory.service.database, dead);
    expect(await stateOf(id)).toBe('UNSERVED');
  });

  it.each([
    ['refuses', { send: () => Promise.reject(new SmsRefusedError('no such number')) }],
    ['takes', { send: async () => 'ref-late' }],
  ])('are given up once the letter was handed over, also where the provider %s them', async (_how, late) => {
    const { id } = await issue('GZ00001');
    await serve(id, { means: 'SMS' });
    const letter = await serve(id, { means: 'HALL', proof: '本人签收' });
    const { servedOn } = letter['notice'] as { servedOn: string };
    await sendMessages(factory.service.database, late);
    expect(await serve(id, { means: 'HALL', proof: '再次签收' })).toMatchObject({
      ...{ __typename: 'NoticeNotOpenError', servedOn },
    });
    expect((letter['notice'] as Answer)['attempts']).toMatchObject([
      { means: 'SMS', status: 'FAILED', failure: expect.stringContaining('其他方式') },
      { means: 'HALL', status: 'SERVED' },
    ]);
  });

  it('are handed to a provider over HTTP, which says what is for good', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8').once('data', (text: string) => {
        asked.push([request.headers.authorization, JSON.parse(text)]);
        response.writeHead(asked.length === 1 ? 200 : asked.length === 2 ? 503 : 400);
        response.end('{"reference":"r-1"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const provider = httpSmsSender({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: 't',
    });
    const message = { to: '13900000000', text: '您好', key: 'k' };
    expect(await provider.send(message)).toBe('r-1');
    await expect(provider.send(message)).rejects.toThrow('503');
    await expect(provider.send(message)).rejects.toBeInstanceOf(SmsRefusedError);
    expect(asked[0]).toEqual(['Bearer t', message]);
    server.close();
    server.closeAllConnections();
  });
});

describe('who acts for a person (民法典 28, 34, 161, 165)', () => {
  it('is recorded with proof; the name is for those who handle it', async () => {
    expect(await recordAgent()).toMatchObject({
      __typename: 'RepresentativeSuccess',
      representative: { name: '李代理', powers: ['SIGN', 'RECEIVE'], until: '2026-12-31' },
    });
    const [stored] = await factory.service.sql<{ name: string }>(
      `SELECT encode(name_sealed, 'escape') AS name FROM representative`,
    );
    expect(stored!.name).not.toContain('李代理');
    const hidden = await factory.service
      .as('petitions-officer')
      .raw('{ employee(factoryCode: "GZ-01", employeeNo: "GZ00002") { representatives { kind } } }');
    expect(hidden.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it.each([
    ['an agent without a term', { until: null }, 'AGENT_WITHOUT_END'],
    ['an heir who would sign', { kind: 'HEIR', powers: ['SIGN'] }, 'POWER_BEYOND_KIND'],
    ['a term that is over', { until: '2026-08-18' }, 'OVER'],
  ])('is refused: %s', async (_name, change, fault) => {
    expect(await recordAgent(change)).toMatchObject({ __typename: 'RepresentationInvalidError', fault });
  });

  it('one guardian at a time, also when two officers record at once', async () => {
    const guardian = { employeeNo: 'GZ00008', kind: 'GUARDIAN', powers: ['SIGN'], until: null };
    const both = await Promise.all([recordAgent(guardian), recordAgent(guardian)]);
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'GuardianExistsError',
      'RepresentativeSuccess',
    ]);
  });

  it('receives a notice for the person while the power stands, and not once it is ended', async () => {
    const id = idOf(await recordAgent({ employeeNo: 'GZ00009' }));
    const notice = await issue('GZ00009');
    const received = await serve(notice.id, { means: 'HALL', proof: '窗口 1', representativeId: id });
    expect(received['notice']).toMatchObject({ attempts: [{ toRepresentative: true }] });
    const other = await issue('GZ00010');
    expect(await serve(other.id, { means: 'HALL', proof: '窗口 1', representativeId: id })).toMatchObject({
      __typename: 'RepresentativeNotActiveError',
    });
    await act('endRepresentative', { representativeId: id, reason: '本人撤销委托' }, '');
    const later = await issue('GZ00009');
    expect(await serve(later.id, { means: 'HALL', proof: '窗口 1', representativeId: id })).toMatchObject({
      __typename: 'RepresentativeNotActiveError',
    });
    expect(await act('endRepresentative', { representativeId: id, reason: '再次' }, '')).toMatchObject({
      __typename: 'RepresentativeNotActiveError',
    });
  });

  it('reads the record of the person whom they act for, as long as that stands, and nobody else’s', async () => {
    const ask = (subject: string, employeeNo: string) =>
      factory.service
        .as('agent', { subject, employeeNo })
        .raw<{ employee: { employeeNo: string } | null }>(
          `{ employee(factoryCode: "GZ-01", employeeNo: "${employeeNo}") { employeeNo } }`,
        );
    expect((await ask('agent-zhao', 'GZ00012')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const id = idOf(await recordAgent({ employeeNo: 'GZ00012', subject: 'agent-zhao', powers: ['OBJECT'] }));
    expect((await ask('agent-zhao', 'GZ00012')).data?.employee).toEqual({ employeeNo: 'GZ00012' });
    expect((await ask('agent-qian', 'GZ00012')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await ask('agent-zhao', 'GZ00013')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    await act('endRepresentative', { representativeId: id, reason: '委托到期' }, '');
    expect((await ask('agent-zhao', 'GZ00012')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
