import { BASIS, type FactsStory, startFactsStory } from '../amendments/facts-story.fixture.js';
import { loadPeople } from './people.js';

let story: FactsStory;
beforeAll(async () => {
  story = await startFactsStory(40);
});
afterAll(() => story.stop());

const STAFF = {
  ...{ subject: 't', self: null, correlationId: 't', accessFeedStale: false },
  grants: [{ role: 'hq-admin' as const, factoryId: '_group' }],
};
const load = (wanted?: Parameters<typeof loadPeople>[2]) =>
  story.service.database.read(STAFF, (tx) => loadPeople(tx, 'gz-01', wanted));

describe('loading people', () => {
  it('costs the same number of queries for one person as for all, and the walk gives what the whole gives', async () => {
    const people = await story.sql<{ no: string }>(
      'SELECT employee_no AS no FROM employee ORDER BY serial LIMIT 3',
    );
    for (const { no } of people) {
      const lines = [{ employeeNo: no, month: '2026-07', item: 'BONUS', accrued: '10.00', paid: '1.00' }];
      await story.act('recordArrears', { factoryCode: 'GZ-01', ...BASIS, lines });
    }
    const whole = await load();
    expect(whole).toHaveLength(40);
    const walked = [];
    for (let afterSerial = 0; ; ) {
      const step = await load({ afterSerial, limit: 7 });
      if (step.length === 0) break;
      walked.push(...step);
      afterSerial = step.at(-1)!.employee.serial;
    }
    expect(walked).toEqual(whole);
    const gapped = await load({ afterSerial: whole[19]!.employee.serial, limit: 7 });
    await story.service.sql('UPDATE employee SET serial = serial + 5000 WHERE serial > $1', [
      whole[19]!.employee.serial,
    ]);
    const afterGap = await load({ afterSerial: whole[19]!.employee.serial, limit: 7 });
    expect(afterGap.map(({ facts }) => facts)).toEqual(gapped.map(({ facts }) => facts));
    await story.service.sql('UPDATE employee SET serial = serial - 5000 WHERE serial > 5000');
    const ids = whole.map(({ employee }) => employee.employeeId);
    expect(await load({ employeeIds: [...ids].reverse() })).toEqual(whole);
    const one = await story.service.statementsOf(() => load({ employeeIds: ids.slice(0, 1) }));
    const all = await story.service.statementsOf(() => load());
    expect(one.length).toBeGreaterThan(3);
    expect(all.length).toBe(one.length);
  });
});
