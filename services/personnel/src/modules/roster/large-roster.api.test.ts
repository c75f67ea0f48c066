import type { TestService } from '@anzhi/service-testing';
import { commit, csvOf, someone, startRosterService, upload } from './roster-api.fixture.js';

const PEOPLE = 100_000;

let service: TestService;
beforeAll(async () => {
  service = await startRosterService();
});
afterAll(() => service.stop());

describe('a roster of 100,000', () => {
  it('is checked and put on the roster whole, one row per person, told in chunks of 500', async () => {
    const rows = Array.from({ length: PEOPLE }, (_, n) => someone(n + 1));
    rows[PEOPLE - 1] = someone(1, { employeeNo: 'LAST' });
    const { status, answer } = await upload(service, csvOf(rows));
    expect(status).toBe(200);
    expect(answer).toMatchObject({ rows: PEOPLE, accepted: PEOPLE - 1, rejected: 1 });
    expect(answer.problems).toMatchObject([{ line: PEOPLE + 1, code: 'IDENTITY_NUMBER_REPEATED' }]);
    const { importId } = answer;
    const done = await commit(service, { importId, leaveOutRejected: true, reason: '与第2行重复' });
    expect(done).toMatchObject({ enrolled: PEOPLE - 1 });
    const [held] = await service.sql(
      `SELECT count(*)::int AS people, count(DISTINCT identity_index)::int AS identities, count(DISTINCT upper(employee_no))::int AS numbers,
              min(serial) AS first, max(serial) AS last, sum(arrears_total_fen)::text AS arrears FROM employee`,
    );
    const n = PEOPLE - 1;
    const arrears = String(BigInt(n) * 7n * 100_001n);
    expect(held).toEqual({ people: n, identities: n, numbers: n, first: 1, last: n, arrears });
    const events = await service.outbox('EmployeesEnrolled');
    const told = events.flatMap(({ payload }) => payload['employees'] as { employeeId: string }[]);
    expect(events).toHaveLength(PEOPLE / 500);
    expect(new Set(told.map((one) => one.employeeId)).size).toBe(n);
  }, 180_000);
});
