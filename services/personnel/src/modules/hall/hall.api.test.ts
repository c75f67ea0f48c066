import { setClock } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  choices,
  makeFinal,
  passPlan,
  peopleFor,
  startPlacementStory,
  act as storyAct,
} from '../../testing/placement-story.js';
import { HALL_STEPS } from './domain/hall-steps.js';

let factory: FrozenFactory;
let people: string[];
beforeAll(async () => {
  factory = await startPlacementStory(60);
  await passPlan(factory);
  people = await peopleFor(factory, 'CH1');
});
afterAll(() => factory.service.stop());

const officer = () => factory.service.as('placement-officer');
type Answer = Record<string, unknown> & { __typename: string };
interface Ticket {
  id: string;
  no: number;
  employeeNo: string;
  status: string;
  step: string | null;
  done: string[];
  windowNo: number | null;
  waitedMinutes: number;
}

const TICKET = 'ticket { id no employeeNo status step done windowNo waitedMinutes mode }';
const SUCCESS: Record<string, string> = {
  setUpHallWindow: 'HallWindowSuccess { window { no steps open } } ... on HallWindowBusyError { ticketNos }',
  planHallBatch:
    'HallBatchSuccess { batch { no people came } } ... on HallBatchFullError { capacity } ... on HallPeopleError { unknown booked finished }',
  bookVisit:
    'HallAppointmentSuccess { appointment { id mode time status place } } ... on HallPeopleError { unknown booked finished }',
  cancelAppointment: 'HallAppointmentSuccess { appointment { id status } }',
  completeHallStep: `HallTicketSuccess { ${TICKET} } ... on HallStepGapError { obstacle next } ... on HallTicketNotOpenError { status }`,
  closeHallDay: 'HallDayClosedSuccess { left missed }',
  callNextTicket: `HallTicketSuccess { ${TICKET} }`,
  issueHallTicket: `HallTicketSuccess { ${TICKET} } ... on HallTicketOpenError { ticket { no } }`,
  returnHallTicket: `HallTicketSuccess { ${TICKET} } ... on HallTicketNotOpenError { status }`,
  leaveHall: `HallTicketSuccess { ${TICKET} } ... on HallTicketNotOpenError { status }`,
};
const INPUT: Record<string, string> = { returnHallTicket: 'HallTicketInput', leaveHall: 'HallTicketInput' };

async function act(name: string, input: object): Promise<Answer> {
  const type = INPUT[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await officer().query<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${SUCCESS[name]} ... on UserError { message } } }`,
    { input },
  );
  return data[name]!;
}
const here = { factoryCode: 'GZ-01' };
const ticketOf = (answer: Answer): Ticket => answer['ticket'] as Ticket;
const take = (employeeNo: string): Promise<Answer> => act('issueHallTicket', { ...here, employeeNo });
const call = (windowNo: number): Promise<Answer> => act('callNextTicket', { ...here, windowNo });
const tick = (ticket: Ticket, step: string): Promise<Answer> =>
  act('completeHallStep', { ticketId: ticket.id, step });
const at = (time: string, day = '2026-08-19'): Promise<unknown> =>
  setClock(factory.service.sql, factory.factoryId, `${day}T${time}:00+08:00`);
const board = async () => {
  const { hallBoard } = await officer().query<{
    hallBoard: Record<string, unknown> & { steps: Record<string, unknown>[] };
  }>(
    `{ hallBoard(factoryCode: "GZ-01") { tickets waiting serving done averageWaitMinutes longestWaitMinutes
         steps { step waiting serving doneToday doneTotal } windows { no open } } }`,
  );
  return hallBoard;
};

const BATCH = {
  ...here,
  title: '第一批',
  day: '2026-08-19',
  opensAt: '09:00',
  closesAt: '10:00',
  slotMinutes: 20,
  perSlot: 2,
};

describe('S056: batches, schedule and appointments', () => {
  it('gives everybody of the list their time, and shows it to the person', async () => {
    const employeeNos = people.slice(0, 5);
    expect(await act('planHallBatch', { ...BATCH, employeeNos })).toMatchObject({
      batch: { people: 5, came: 0 },
    });
    const { hallAppointments } = await officer().query<{
      hallAppointments: { nodes: { employeeNo: string; time: string }[] };
    }>(
      '{ hallAppointments(factoryCode: "GZ-01", filter: { day: "2026-08-19" }) { nodes { employeeNo time } } }',
    );
    expect(hallAppointments.nodes.map((node) => node.time)).toEqual([
      '09:00',
      '09:00',
      '09:20',
      '09:20',
      '09:40',
    ]);
    const { employee } = await factory.service
      .as('employee', { employeeNo: people[4]! })
      .query<{ employee: object }>(
        `{ employee(factoryCode: "GZ-01", employeeNo: "${people[4]}") { appointment { day time status batchNo } } }`,
      );
    expect(employee).toEqual({
      appointment: { day: '2026-08-19', time: '09:40', status: 'BOOKED', batchNo: expect.any(Number) },
    });
  });

  it.each([
    [
      'more people than the slots take',
      { employeeNos: Array.from({ length: 7 }, (_, n) => `X${n}`) },
      'HallBatchFullError',
    ],
    ['a day that is past', { day: '2026-08-18' }, 'HallDayPastError'],
    ['a batch that closes before it opens', { closesAt: '08:00' }, 'HallTimesError'],
    ['a time that is none', { opensAt: '25:00' }, 'HallTimesError'],
  ])('refuses %s, and books nobody', async (_name, change, error) => {
    const count = () => factory.service.sql('SELECT count(*) FROM hall_appointment');
    const before = await count();
    expect(await act('planHallBatch', { ...BATCH, employeeNos: [people[6]], ...change })).toMatchObject({
      __typename: error,
    });
    expect(await count()).toEqual(before);
  });

  it('gives nobody two times, also when two officers plan at once', async () => {
    const twice = await act('planHallBatch', { ...BATCH, employeeNos: [people[0], 'NOBODY'] });
    expect(twice).toMatchObject({ __typename: 'HallPeopleError', booked: [people[0]], unknown: ['NOBODY'] });
    const both = await Promise.all(
      [1, 2].map(() => act('planHallBatch', { ...BATCH, employeeNos: [people[7]] })),
    );
    expect(both.map((answer) => answer.__typename).sort()).toEqual(['HallBatchSuccess', 'HallPeopleError']);
  });

  it('serves at home or in hospital who cannot come, the address encrypted; a time called off can be given anew', async () => {
    const visit = {
      ...here,
      employeeNo: people[8]!,
      mode: 'HOME',
      day: '2026-08-20',
      time: '14:00',
      place: '家属区 3 栋',
    };
    const booked = await act('bookVisit', visit);
    expect(booked).toMatchObject({ appointment: { mode: 'HOME', time: '14:00', place: '家属区 3 栋' } });
    const [stored] = await factory.service.sql<{ place: string }>(
      `SELECT encode(place_sealed, 'escape') AS place FROM hall_appointment WHERE mode = 'HOME'`,
    );
    expect(stored!.place).not.toContain('家属区');
    expect(await act('bookVisit', visit)).toMatchObject({
      __typename: 'HallPeopleError',
      booked: [people[8]],
    });
    const { id } = booked['appointment'] as { id: string };
    expect(await act('cancelAppointment', { appointmentId: id, reason: '家属来电改期' })).toMatchObject({
      appointment: { status: 'CANCELLED' },
    });
    expect(await act('cancelAppointment', { appointmentId: id, reason: '再次' })).toMatchObject({
      __typename: 'HallAppointmentNotOpenError',
    });
    expect(await act('bookVisit', visit)).toMatchObject({ __typename: 'HallAppointmentSuccess' });
  });
});

describe('S055: the hall', () => {
  beforeAll(async () => {
    await act('setUpHallWindow', {
      ...here,
      no: 1,
      name: '咨询受理',
      steps: ['VERIFY', 'EXPLAIN', 'CHOOSE'],
    });
    await act('setUpHallWindow', {
      ...here,
      no: 2,
      name: '签约',
      steps: ['SIGN', 'FINANCE', 'SOCIAL_INSURANCE', 'ARCHIVE'],
    });
    await act('setUpHallWindow', { ...here, no: 3, name: '备用', steps: ['VERIFY'], open: false });
  });

  it('calls those whose time has come first, then by number, and counts how long they waited', async () => {
    await at('09:05');
    const walkIn = ticketOf(await take(people[9]!));
    const late = ticketOf(await take(people[4]!));
    const due = ticketOf(await take(people[0]!));
    expect([walkIn.no, late.no, due.no]).toEqual([1, 2, 3]);
    expect(await board()).toMatchObject({ tickets: 3, waiting: 3, serving: 0, averageWaitMinutes: null });
    await at('09:15');
    expect(await board()).toMatchObject({ longestWaitMinutes: 10 });
    const first = ticketOf(await call(1));
    expect(first).toMatchObject({ employeeNo: people[0], status: 'SERVING', windowNo: 1, waitedMinutes: 10 });
    expect(ticketOf(await call(1)).employeeNo).toBe(people[9]);
    await at('09:45');
    expect(ticketOf(await call(1))).toMatchObject({ employeeNo: people[4], waitedMinutes: 40 });
    expect(await call(1)).toMatchObject({ __typename: 'HallQueueEmptyError' });
    expect(await call(3)).toMatchObject({ __typename: 'HallWindowClosedError' });
    expect(await board()).toMatchObject({ waiting: 0, serving: 3, averageWaitMinutes: 20 });
    const change = { ...here, no: 1, name: '咨询受理', steps: ['VERIFY'], open: false };
    expect(await act('setUpHallWindow', change)).toMatchObject({ ticketNos: [1, 2, 3] });
    for (const ticket of [walkIn, late]) await act('leaveHall', { ticketId: ticket.id });
  });

  it('gives one number to a person at a time', async () => {
    expect(await take(people[0]!)).toMatchObject({ __typename: 'HallTicketOpenError', ticket: { no: 3 } });
    const both = await Promise.all([take(people[10]!), take(people[10]!)]);
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'HallTicketOpenError',
      'HallTicketSuccess',
    ]);
    expect(await take('NOBODY')).toMatchObject({ __typename: 'HallPeopleError' });
  });

  it('of two windows that call at once each gets another person, or one gets nobody', async () => {
    await act('setUpHallWindow', { ...here, no: 4, name: '咨询二', steps: ['VERIFY', 'EXPLAIN'] });
    const both = await Promise.all([call(1), call(4)]);
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'HallQueueEmptyError',
      'HallTicketSuccess',
    ]);
    await act('leaveHall', { ticketId: both.map(ticketOf).find(Boolean)!.id });
  });

  it('takes a person through the seven steps in order; SIGN waits for final facts and the signature', async () => {
    const employeeNo = people[0]!;
    const { hallTickets } = await officer().query<{ hallTickets: { nodes: Ticket[] } }>(
      '{ hallTickets(factoryCode: "GZ-01", filter: { status: SERVING }) { nodes { id no employeeNo } } }',
    );
    const ticket = hallTickets.nodes.find((node) => node.employeeNo === employeeNo)!;
    expect(await tick(ticket, 'EXPLAIN')).toMatchObject({ obstacle: 'EARLIER_STEP_OPEN', next: 'VERIFY' });
    await tick(ticket, 'VERIFY');
    expect(await tick(ticket, 'VERIFY')).toMatchObject({ obstacle: 'DONE_BEFORE' });
    await tick(ticket, 'EXPLAIN');
    expect(await tick(ticket, 'CHOOSE')).toMatchObject({ obstacle: 'NOT_CHOSEN' });
    await storyAct(officer(), 'choosePlacements', choices([employeeNo], 'CH1'));
    expect(ticketOf(await tick(ticket, 'CHOOSE'))).toMatchObject({
      status: 'WAITING',
      step: 'SIGN',
      windowNo: null,
    });
    expect(ticketOf(await call(2))).toMatchObject({ employeeNo, step: 'SIGN', windowNo: 2 });
    expect(await tick(ticket, 'SIGN')).toMatchObject({ obstacle: 'FACTS_NOT_FINAL' });
    await act('leaveHall', { ticketId: ticket.id });

    await makeFinal(factory, 'FACTS');
    const again = ticketOf(await take(employeeNo));
    expect(again).toMatchObject({ status: 'WAITING', step: 'SIGN', done: ['VERIFY', 'EXPLAIN', 'CHOOSE'] });
    await call(2);
    expect(await tick(again, 'SIGN')).toMatchObject({ obstacle: 'NOT_SIGNED' });
    await storyAct(officer(), 'signAgreements', {
      ...here,
      employeeNos: [employeeNo],
      signedOn: '2026-08-19',
      place: '安置大厅',
    });
    await tick(again, 'SIGN');
    expect(await tick(again, 'FINANCE')).toMatchObject({ obstacle: 'NO_ACCOUNT' });
    await storyAct(officer(), 'recordBankAccounts', {
      ...here,
      accounts: [{ employeeNo, bank: '中国工商银行', account: '6222000000000001' }],
    });
    for (const step of ['FINANCE', 'SOCIAL_INSURANCE']) await tick(again, step);
    expect(ticketOf(await tick(again, 'ARCHIVE'))).toMatchObject({
      status: 'DONE',
      step: null,
      done: [...HALL_STEPS],
    });
    expect(await tick(again, 'ARCHIVE')).toMatchObject({
      __typename: 'HallTicketNotOpenError',
      status: 'DONE',
    });
    expect(await take(employeeNo)).toMatchObject({ __typename: 'HallStepsDoneError' });
    const counted = await board();
    expect(counted).toMatchObject({ done: 1 });
    expect(counted.steps.map((row) => row['doneTotal'])).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('puts a person who was called back into the queue with their number', async () => {
    const ticket = ticketOf(await take(people[11]!));
    await call(1);
    expect(ticketOf(await act('returnHallTicket', { ticketId: ticket.id }))).toMatchObject({
      status: 'WAITING',
      no: ticket.no,
    });
    expect(await act('returnHallTicket', { ticketId: ticket.id })).toMatchObject({
      __typename: 'HallTicketNotOpenError',
      status: 'WAITING',
    });
    expect(ticketOf(await call(1)).no).toBe(ticket.no);
  });

  it('serves a visit at home by the team that goes, without a window', async () => {
    await act('bookVisit', {
      ...here,
      employeeNo: people[12]!,
      mode: 'HOSPITAL',
      day: '2026-08-19',
      time: '15:00',
      place: '市一医院',
    });
    const ticket = ticketOf(await take(people[12]!));
    expect(ticket).toMatchObject({ status: 'SERVING', mode: 'HOSPITAL', windowNo: null, step: 'VERIFY' });
    expect(ticketOf(await tick(ticket, 'VERIFY'))).toMatchObject({ status: 'SERVING', step: 'EXPLAIN' });
  });

  it('ends a day: open visits and missed appointments are noted, and nobody is lost', async () => {
    expect(await act('closeHallDay', { ...here, day: '2026-08-19' })).toMatchObject({ left: 2, missed: 4 });
    expect(await act('closeHallDay', { ...here, day: '2026-08-19' })).toMatchObject({ left: 0, missed: 0 });
    expect(await act('closeHallDay', { ...here, day: '2027-12-31' })).toMatchObject({
      __typename: 'HallDayPastError',
    });
    expect(ticketOf(await take(people[12]!))).toMatchObject({ step: 'EXPLAIN', done: ['VERIFY'] });
  });

  it('is run by placement officers', async () => {
    const refused = await factory.service
      .as('party-officer')
      .raw('mutation { callNextTicket(input: { factoryCode: "GZ-01", windowNo: 1 }) { __typename } }');
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
