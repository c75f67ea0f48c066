import { opaqueId } from '@anzhi/domain';
import { setClock } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { makeFinal, passPlan, startPlacementStory } from '../../testing/placement-story.js';

/** The act of somebody for a person: their account signs in, or an officer names the representation. */
type Act = (person: Person) => Promise<Answer>;
interface Person {
  employeeNo: string;
  /** Account of who acts. */
  subject: string;
  /** The representation that an officer names; the last that was recorded. */
  representativeId: string;
}
type Answer = Record<string, unknown> & { __typename: string };

const RECORD_ID = 'reemployment-record';
const PROGRAMME = {
  ...{ factoryCode: 'GZ-01', kind: 'TRAINING', title: '数控培训', provider: '市技师学院' },
  ...{ from: '2026-08-01', to: '2026-12-31' },
};
const POWERS = ['OBJECT', 'CHOOSE', 'SIGN', 'COLLECT'] as const;
let factory: FrozenFactory;
let programmeId: string;
const officer = () => factory.service.as('placement-officer');
const agent = ({ subject, employeeNo }: Person) => factory.service.as('agent', { subject, employeeNo });
/** Only RECEIVE stands for them; of the expired the rest ran out yesterday, of the revoked it was ended today. */
const refused: Record<'never' | 'expired' | 'revoked', Person> = {} as never;
/** One person for each power, which alone stands for them. */
const empowered = new Map<string, Person>();

let keys = 0;
async function run(
  client: ReturnType<typeof officer>,
  call: string,
  input: object,
  more = '... on RepresentationPowerMissingError { power held lapsedOn }',
): Promise<Answer> {
  const [name = call, type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`] = call.split(':');
  const data = await client.query<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } ${more} } }`,
    { input },
    { idempotencyKey: `acting-${keys++}` },
  );
  return data[name]!;
}

/** An act that sets the scene: nobody acts for anybody, and it must succeed. */
async function prepare(name: string, input: object): Promise<void> {
  const { __typename: type, ...answer } = await run(officer(), name, input, '');
  if (type.endsWith('Error')) throw new Error(JSON.stringify(answer));
}

async function record(employeeNo: string, subject: string, more: object): Promise<string> {
  const input = {
    ...{ factoryCode: 'GZ-01', employeeNo, subject, kind: 'AGENT', name: '李代理', powers: ['RECEIVE'] },
    ...{ proof: '授权委托书 1', legalBasis: '民法典 161', from: '2026-08-01', until: '2026-12-31', ...more },
  };
  const { recordRepresentative } = await officer().query<{
    recordRepresentative: { representative: { id: string } };
  }>(
    `mutation ($input: RecordRepresentativeInput!) { recordRepresentative(input: $input) {
       ... on RepresentativeSuccess { representative { id } } ... on UserError { message } } }`,
    { input },
  );
  return recordRepresentative.representative.id;
}

const signing = { factoryCode: 'GZ-01', signedOn: '2026-08-20', place: '大厅' };
const idOf = async (employeeNo: string): Promise<string> => {
  const [row] = await factory.service.sql<{ id: string }>('SELECT id FROM employee WHERE employee_no = $1', [
    employeeNo,
  ]);
  return opaqueId('employee', 'gz-01', row!.id);
};

const ACTS: [string, (typeof POWERS)[number], { kind: string; by: 'AGENT' | 'OFFICER' }, Act][] = [
  [
    'filing an objection',
    'OBJECT',
    { kind: 'FILE_OBJECTION', by: 'AGENT' },
    (p) =>
      run(agent(p), 'fileObjection', {
        ...{ factoryCode: 'GZ-01', series: 'BACK_PAY', employeeNo: p.employeeNo, item: 'BACK_PAY' },
        ...{ claim: '欠发工资有误', evidence: '工资条' },
      }),
  ],
  [
    'filing an objection before an officer',
    'OBJECT',
    { kind: 'FILE_OBJECTION', by: 'OFFICER' },
    (p) =>
      run(officer(), 'fileObjection', {
        ...{ factoryCode: 'GZ-01', series: 'BACK_PAY', employeeNo: p.employeeNo, item: 'BACK_PAY' },
        ...{ claim: '欠发工资有误', evidence: '工资条', representativeId: p.representativeId },
      }),
  ],
  [
    'asking for a review by an officer',
    'OBJECT',
    { kind: 'REQUEST_REVIEW', by: 'AGENT' },
    async (p) =>
      run(agent(p), 'requestHumanReview', {
        ...{ employeeId: await idOf(p.employeeNo), subject: 'CHANNEL', question: '渠道为何如此' },
      }),
  ],
  [
    'choosing a channel',
    'CHOOSE',
    { kind: 'CHOOSE_PLACEMENT', by: 'AGENT' },
    (p) => run(agent(p), 'choosePlacement', { factoryCode: 'GZ-01', channelCode: 'CH1' }),
  ],
  [
    'withdrawing a choice',
    'CHOOSE',
    { kind: 'WITHDRAW_CHOICE', by: 'AGENT' },
    (p) => run(agent(p), 'withdrawPlacementChoice', { factoryCode: 'GZ-01' }),
  ],
  [
    'choosing before an officer',
    'CHOOSE',
    { kind: 'CHOOSE_PLACEMENT', by: 'OFFICER' },
    ({ employeeNo, representativeId }) =>
      run(officer(), 'choosePlacements', {
        factoryCode: 'GZ-01',
        choices: [{ employeeNo, channelCode: 'CH1', witness: 'staff:w', representativeId }],
      }),
  ],
  [
    'asking for another channel',
    'CHOOSE',
    { kind: 'REQUEST_CHANNEL_CHANGE', by: 'OFFICER' },
    async (p) => {
      if (p === empowered.get('CHOOSE')) await placed(p.employeeNo);
      return run(officer(), 'proposeChannelChange', {
        ...{ factoryCode: 'GZ-01', employeeNo: p.employeeNo, toChannelCode: 'CH2', witness: 'staff:w' },
        ...{ legalBasis: '民法典 543', evidence: '申请 1', representativeId: p.representativeId },
      });
    },
  ],
  [
    'joining a programme',
    'CHOOSE',
    { kind: 'JOIN_PROGRAMME', by: 'AGENT' },
    (p) =>
      run(agent(p), 'joinReemploymentProgramme:JoinProgrammeInput', {
        programmeId,
        employeeNo: p.employeeNo,
      }),
  ],
  [
    'leaving a programme',
    'CHOOSE',
    { kind: 'LEAVE_PROGRAMME', by: 'AGENT' },
    async (p) =>
      run(agent(p), 'leaveReemploymentProgramme:LeaveProgrammeInput', {
        recordId: await recordOf(p.employeeNo),
      }),
  ],
  [
    'signing the agreement',
    'SIGN',
    { kind: 'SIGN_AGREEMENT', by: 'OFFICER' },
    ({ employeeNo, representativeId }) =>
      run(officer(), 'signAgreements', {
        ...signing,
        employeeNos: [employeeNo],
        signedFor: [{ employeeNo, representativeId }],
      }),
  ],
  [
    'consenting to show an item',
    'SIGN',
    { kind: 'GIVE_CONSENT', by: 'AGENT' },
    ({ employeeNo, ...p }) =>
      run(agent({ employeeNo, ...p }), 'givePostingConsent', {
        ...{ factoryCode: 'GZ-01', employeeNo, items: ['SPECIAL_WORK'], evidence: '同意书 1' },
      }),
  ],
  [
    'taking a consent back',
    'SIGN',
    { kind: 'REVOKE_CONSENT', by: 'AGENT' },
    ({ employeeNo, ...p }) =>
      run(agent({ employeeNo, ...p }), 'revokePostingConsent', {
        ...{ factoryCode: 'GZ-01', employeeNo, item: 'SPECIAL_WORK' },
      }),
  ],
  [
    'signing for shares',
    'SIGN',
    { kind: 'CONVERT_TO_EQUITY', by: 'OFFICER' },
    ({ employeeNo, representativeId }) =>
      run(officer(), 'convertToEquity', {
        ...{ factoryCode: 'GZ-01', employeeNo, shares: '100.00', signedOn: '2026-08-20', witness: '见证人' },
        representativeId,
      }),
  ],
  [
    'going through the desk of money at the hall',
    'COLLECT',
    { kind: 'HALL_COLLECT', by: 'OFFICER' },
    async ({ employeeNo, representativeId }) =>
      run(officer(), 'completeHallStep', {
        ...{ ticketId: await ticketAt(employeeNo, 'FINANCE'), step: 'FINANCE', representativeId },
      }),
  ],
];

/** The person's agreement is signed and in effect. */
async function placed(employeeNo: string): Promise<void> {
  await prepare('signAgreements', { ...signing, employeeNos: [employeeNo] });
  const effect = { factoryCode: 'GZ-01', employeeNos: [employeeNo], effectiveOn: '2026-08-20' };
  await prepare('makePlacementsEffective', effect);
}

/** The person's record in the programme, entered by an officer with their consent where there is none yet. */
async function recordOf(employeeNo: string): Promise<string> {
  const input = { programmeId, employeeNo, consentEvidence: '同意书 2' };
  await run(officer(), 'joinReemploymentProgramme:JoinProgrammeInput', input);
  const [row] = await factory.service.sql<{ id: string }>(
    'SELECT r.id FROM reemployment_record r JOIN employee e ON e.id = r.employee_id WHERE e.employee_no = $1',
    [employeeNo],
  );
  return opaqueId(RECORD_ID, 'gz-01', row!.id);
}

/** A ticket of the person that is served and stands at that step; what comes before it is done. */
async function ticketAt(employeeNo: string, step: string): Promise<string> {
  const { sql } = factory.service;
  const [open] = await sql<{ id: string }>(
    `SELECT t.id FROM hall_ticket t JOIN employee e ON e.id = t.employee_id WHERE e.employee_no = $1`,
    [employeeNo],
  );
  if (open) return opaqueId('hall-ticket', 'gz-01', open.id);
  await prepare('issueHallTicket', { factoryCode: 'GZ-01', employeeNo });
  await sql(
    `INSERT INTO hall_step (factory_id, employee_id, step, ticket_id, done_at, done_by)
     SELECT t.factory_id, t.employee_id, s, t.id, now(), 'staff' FROM hall_ticket t JOIN employee e ON e.id = t.employee_id,
       unnest(ARRAY['VERIFY', 'EXPLAIN', 'CHOOSE', 'SIGN']) AS s WHERE e.employee_no = $1`,
    [employeeNo],
  );
  await sql(
    `UPDATE hall_ticket t SET status = 'SERVING', step = $2, called_at = now() FROM employee e WHERE e.id = t.employee_id AND e.employee_no = $1`,
    [employeeNo, step],
  );
  return ticketAt(employeeNo, step);
}

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await prepare('openPostingRound', { factoryCode: 'GZ-01', series: 'BACK_PAY', places: ['公告栏'] });
  const people = await factory.service.sql<{ no: string }>(
    `SELECT e.employee_no AS no FROM employee e JOIN entitlement c ON c.employee_id = e.id AND c.kind = 'COMPENSATION'
      WHERE e.category = 'ACTIVE_ON_POST' AND c.amount_fen > 100000 ORDER BY e.serial`,
  );
  const next = () => people.pop()!.no;
  for (const state of ['never', 'expired', 'revoked'] as const) {
    const person = { employeeNo: next(), subject: `agent:${state}`, representativeId: '' };
    person.representativeId = await record(person.employeeNo, person.subject, {});
    const more = { powers: POWERS, until: state === 'expired' ? '2026-08-19' : '2026-12-31' };
    if (state !== 'never') person.representativeId = await record(person.employeeNo, person.subject, more);
    refused[state] = person;
  }
  for (const power of POWERS) {
    const person = { employeeNo: next(), subject: `agent:${power}`, representativeId: '' };
    person.representativeId = await record(person.employeeNo, person.subject, { powers: [power] });
    empowered.set(power, person);
  }
  await setClock(factory.service.sql, 'gz-01', '2026-08-20T09:00:00+08:00');
  await prepare('endRepresentative', {
    representativeId: refused.revoked.representativeId,
    reason: '本人撤销委托',
  });
  const offered = await officer().query<{ offerReemploymentProgramme: { programme: { id: string } } }>(
    `mutation ($input: OfferProgrammeInput!) { offerReemploymentProgramme(input: $input) { ... on ProgrammeSuccess { programme { id } } } }`,
    { input: PROGRAMME },
  );
  programmeId = offered.offerReemploymentProgramme.programme.id;
  const signer = empowered.get('SIGN')!;
  await prepare('choosePlacements', {
    factoryCode: 'GZ-01',
    choices: [{ employeeNo: signer.employeeNo, channelCode: 'CH1', witness: 'staff:w' }],
  });
  await prepare('recordBankAccounts', {
    factoryCode: 'GZ-01',
    accounts: [
      { employeeNo: empowered.get('COLLECT')!.employeeNo, bank: '赣州银行', account: '6222000012345678' },
    ],
  });
});
afterAll(() => factory.service.stop());

const written = () =>
  factory.service.sql(`SELECT (SELECT count(*) FROM objection) AS objections, (SELECT count(*) FROM placement_choice) AS choices,
    (SELECT count(*) FROM posting_consent) AS consents, (SELECT count(*) FROM represented_act) AS acts,
    (SELECT count(*) FROM human_review) AS reviews, (SELECT count(*) FROM reemployment_record) AS programmes,
    (SELECT count(*) FROM channel_change_order) AS changes, (SELECT count(*) FROM placement) AS placements`);

describe.each(ACTS)(
  '%s for a person takes the power %s (民法典 161–162)',
  (_name, power, { kind, by }, act) => {
    it.each([
      ['never', null],
      ['expired', '2026-08-19'],
      ['revoked', '2026-08-20'],
    ] as const)('and is refused when it was %s recorded or is over', async (state, lapsedOn) => {
      if (kind === 'HALL_COLLECT') await ticketAt(refused[state].employeeNo, 'FINANCE');
      if (kind === 'LEAVE_PROGRAMME') await recordOf(refused[state].employeeNo);
      const before = await written();
      expect(await act(refused[state])).toMatchObject({
        __typename: 'RepresentationPowerMissingError',
        power,
        lapsedOn,
        message: expect.stringMatching(/授权委托书或监护证明.*recordRepresentative/),
      });
      expect(await written()).toEqual(before);
    });

    it('and with it the act says who did it under which representation', async () => {
      const person = empowered.get(power)!;
      const answer = await act(person);
      expect(answer).toMatchObject({ __typename: expect.stringMatching(/(Success|Done|Left)$/) });
      const { employee } = await officer().query<{
        employee: {
          representatives: { id: string; acts: { act: string; actedBy: string; actedOn: string }[] }[];
        };
      }>(
        `{ employee(factoryCode: "GZ-01", employeeNo: "${person.employeeNo}") { representatives { id acts { act actedBy actedOn } } } }`,
      );
      const [representation] = employee.representatives;
      expect(representation!.id).toBe(person.representativeId);
      expect(representation!.acts.at(-1)).toEqual({
        ...{ act: kind, actedOn: '2026-08-20' },
        actedBy: by === 'AGENT' ? person.subject : expect.not.stringContaining('agent:'),
      });
    });
  },
);

describe('whose power counts', () => {
  it('a power for one person is none for another', async () => {
    const { representativeId } = empowered.get('OBJECT')!;
    const { employeeNo } = refused.never;
    expect(
      await run(officer(), 'fileObjection', {
        ...{
          factoryCode: 'GZ-01',
          series: 'BACK_PAY',
          employeeNo,
          item: 'BACK_PAY',
          claim: '有误',
          evidence: '',
        },
        representativeId,
      }),
    ).toMatchObject({ __typename: 'RepresentationPowerMissingError', power: 'OBJECT', held: [] });
  });

  it('a token of an agent of whom nothing stands on record is refused at the door', async () => {
    const { employeeNo } = empowered.get('OBJECT')!;
    const stranger = factory.service.as('agent', { subject: 'agent:stranger', employeeNo });
    const answer = await stranger.raw(
      `mutation { choosePlacement(input: { factoryCode: "GZ-01", channelCode: "CH1" }) { __typename } }`,
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
