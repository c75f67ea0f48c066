import { UnderstandingCompleted } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { act, choices, passPlan, peopleFor, understandAll } from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
const officer = () => factory.service.as('placement-officer');

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 40);
  await calculatePeople(factory);
  await passPlan(factory);
  ch1 = await peopleFor(factory, 'CH1');
});
afterAll(() => factory.service.stop());

const tell = async (employeeNo: string, items: ('REASONS' | 'POLICY' | 'CHANNELS')[], assisted = false) => {
  const [person] = await factory.service.sql<{ id: string }>(
    'SELECT id FROM employee WHERE employee_no = $1',
    [employeeNo],
  );
  await factory.service.deliver(UnderstandingCompleted, 'gz-01', 'understandings', {
    items,
    assisted,
    completedOn: '2026-08-19',
    employeeIds: [opaqueId('employee', 'gz-01', person!.id)],
  });
};
const missingOf = async (employeeNo: string) => {
  const { employee } = await officer().query<{ employee: { missingUnderstandings: string[] } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { missingUnderstandings } }',
    { no: employeeNo },
  );
  return employee.missingUnderstandings;
};

describe('S037: the choice waits for the understandings (decision 33)', () => {
  it('S037: refuses who has understood nothing, whole list, and says which items', async () => {
    await understandAll(factory, [ch1[1]!]);
    await tell(ch1[2]!, ['REASONS', 'CHANNELS']);
    const refused = await act(officer(), 'choosePlacements', choices(ch1.slice(0, 3), 'CH1'));
    expect(refused.rows).toMatchObject([
      {
        index: 0,
        reason: 'UNDERSTANDING_MISSING',
        understandings: ['REASONS', 'POLICY', 'CHANNELS'],
        message: expect.stringMatching(/关闭破产原因.*关闭破产政策.*安置途径.*\(.*\)/),
      },
      { index: 2, reason: 'UNDERSTANDING_MISSING', understandings: ['POLICY'] },
    ]);
    expect(await factory.service.sql('SELECT 1 FROM placement_choice')).toEqual([]);
    expect(await factory.service.outbox('PlacementChosen')).toEqual([]);
  });

  it('S037: holds an employee at their own counter too, until the last of the three arrives', async () => {
    const self = factory.service.as('employee', { employeeNo: ch1[2]! });
    const input = { factoryCode: 'GZ-01', channelCode: 'CH1' };
    expect((await act(self, 'choosePlacement', input)).rows).toMatchObject([
      { reason: 'UNDERSTANDING_MISSING', understandings: ['POLICY'] },
    ]);
    expect(await missingOf(ch1[2]!)).toEqual(['POLICY']);
    await tell(ch1[2]!, ['POLICY']);
    expect(await missingOf(ch1[2]!)).toEqual([]);
    expect(await act(self, 'choosePlacement', input)).toMatchObject({ people: 1 });
  });

  it('S037: an assisted explanation, recorded, opens the choice as well', async () => {
    await tell(ch1[3]!, ['REASONS', 'POLICY', 'CHANNELS'], true);
    expect(await act(officer(), 'choosePlacements', choices([ch1[3]!], 'CH1'))).toMatchObject({ people: 1 });
  });

  it('S037: tells who chose by id only, not which way, so that party records the fourth', async () => {
    await act(officer(), 'choosePlacements', choices([ch1[1]!], 'CH2'));
    const events = await factory.service.outbox('PlacementChosen');
    expect(events).toHaveLength(3);
    expect(events.every(({ payload }) => Object.keys(payload).sort().join() === 'chosenOn,employeeIds')).toBe(
      true,
    );
    expect(JSON.stringify(events)).not.toMatch(/CH1|CH2|GZ0/);
  });

  it('S037: takes what party tells again for nothing new', async () => {
    await tell(ch1[1]!, ['REASONS', 'POLICY', 'CHANNELS'], true);
    expect(
      await factory.service.sql(
        `SELECT assisted FROM employee_understanding u JOIN employee e ON e.id = u.employee_id WHERE e.employee_no = $1`,
        [ch1[1]],
      ),
    ).toEqual([{ assisted: false }, { assisted: false }, { assisted: false }]);
  });
});
