import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { recordAccounts } from './payments.js';
import { people } from './people.js';
import { rollCall } from './roll.js';

const DAY = '2026-10-16';
/** People of the first batch, and those of them who go through all seven steps while we look. */
const BATCH = 40;
const SERVED = 6;

const WINDOWS = [
  { no: 1, name: '受理咨询', steps: ['VERIFY', 'EXPLAIN', 'CHOOSE'] },
  { no: 2, name: '签约结算', steps: ['SIGN', 'FINANCE'] },
  { no: 3, name: '社保档案', steps: ['SOCIAL_INSURANCE', 'ARCHIVE'] },
] as const;

interface Ticket {
  readonly id: string;
  readonly status: string;
  readonly step: string | null;
  readonly windowNo: number | null;
}

interface Placed {
  readonly employeeNo: string;
  readonly placement: { readonly status: string } | null;
}

/** The first people whose placement is in effect. */
async function firstPlaced(stage: Stage): Promise<string[]> {
  const found = await rollCall<Placed>(stage, 'employeeNo placement { status }', 'ACTIVE_ON_POST');
  const placed = found.filter(({ placement }) => placement !== null);
  return placed.slice(0, BATCH).map(({ employeeNo }) => employeeNo);
}

async function prepare({ client }: Stage, employeeNos: readonly string[]): Promise<void> {
  for (const window of WINDOWS)
    await client.act(CAST.placement, {
      field: 'setUpHallWindow',
      input: { factoryCode: FACTORY, ...window },
    });
  await client.act(CAST.placement, {
    field: 'planHallBatch',
    input: {
      ...{ factoryCode: FACTORY, title: '第一批', day: DAY, opensAt: '08:30', closesAt: '11:30' },
      ...{ slotMinutes: 30, perSlot: 8, employeeNos },
    },
  });
}

const TICKET = '... on HallTicketSuccess { ticket { id status step windowNo } }';

/** Takes one person through what is left of the seven steps, window by window. */
async function serve({ client }: Stage, employeeNo: string, place: number): Promise<void> {
  const input = { factoryCode: FACTORY, employeeNo };
  const taken = await client.act(CAST.placement, { field: 'issueHallTicket', input, select: TICKET });
  let ticket = taken['ticket'] as Ticket;
  while (ticket.status !== 'DONE' && ticket.step) {
    if (ticket.status === 'WAITING') ticket = await call(client, ticket, place);
    const done = await client.act(CAST.placement, {
      field: 'completeHallStep',
      input: { ticketId: ticket.id, step: ticket.step },
      select: TICKET,
    });
    ticket = done['ticket'] as Ticket;
  }
}

/** Calls the only ticket that waits, to the window that does its step. */
async function call(client: Stage['client'], ticket: Ticket, place: number): Promise<Ticket> {
  const index = WINDOWS.findIndex(({ steps }) => steps.some((step) => step === ticket.step));
  const called = await client.act(CAST.placement, {
    field: 'callNextTicket',
    input: { factoryCode: FACTORY, windowNo: WINDOWS[index]?.no ?? 1 },
    // The same words call another person each time: each call is an act of its own.
    attempt: 2 + place * WINDOWS.length + index,
    select: TICKET,
  });
  return called['ticket'] as Ticket;
}

interface Board {
  readonly done: number;
  readonly steps: readonly { readonly doneTotal: number }[];
}

export const hall: Step = {
  title: '安置大厅 the settlement hall',
  play: async (stage) => {
    const { client } = stage;
    const look = async (): Promise<Board> => {
      const { hallBoard } = await client.query<{ hallBoard: Board }>(
        CAST.placement,
        'query Hall($code: String!) { hallBoard(factoryCode: $code) { done steps { doneTotal } } }',
        { code: FACTORY },
      );
      return hallBoard;
    };
    const finished = ({ steps }: Board): number => steps.at(-1)?.doneTotal ?? 0;
    if (finished(await look()) < SERVED) {
      const first = await firstPlaced(stage);
      await prepare(stage, first);
      const accounts = people().accounts.filter((one) => first.slice(0, SERVED).includes(one.employeeNo));
      await recordAccounts(stage, accounts);
      for (const [place, employeeNo] of first.slice(0, SERVED).entries())
        await serve(stage, employeeNo, place);
    }
    return `${BATCH} appointments, ${finished(await look())} people through all seven steps`;
  },
};
