import { type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
let injured: { no: string; id: string }[];
const PEOPLE = 2;

beforeAll(async () => {
  story = await startFactsStory(20);
  const rows = await story.sql<{ no: string }>(
    `SELECT employee_no AS no FROM employee WHERE category = 'ACTIVE_ON_POST' ORDER BY serial LIMIT ${PEOPLE}`,
  );
  injured = await Promise.all(rows.map(async ({ no }) => ({ no, id: await story.idOf(no) })));
  for (const [index, { id }] of injured.entries())
    await story.act('recordWorkInjury', {
      ...{ employeeId: id, legalBasis: '工伤保险条例 25', evidence: '鉴定结论' },
      ...{
        recognitionNo: `赣劳鉴[2024]1${index}号`,
        appraisedOn: '2024-05-06',
        grade: 7,
        ownWage: '5000.00',
      },
    });
  await story.act('recordPersonStatus', {
    ...{ employeeId: injured[0]!.id, legalBasis: '3.20', evidence: '材料', hazardExposed: true },
  });
});
afterAll(() => story.stop());

const notes = (action: string) =>
  story.sql<{ subject: string; role: string; id: string; basis: string; after: unknown }>(
    `SELECT subject, role, entity_id AS id, legal_basis AS basis, after FROM audit_entry WHERE action = $1 ORDER BY id`,
    [action],
  );
const person = (no: string, fields: string) =>
  `{ employee(factoryCode: "GZ-01", employeeNo: "${no}") { ${fields} } }`;

describe('2-model §2.1.6, 个人信息保护法 28: whoever reads another person’s record of health is noted', () => {
  it.each([
    ['injury { grade }', 'readInjury'],
    ['statusFacts { hazardExposed }', 'readStatusFacts'],
    ['factHistory(first: 10) { nodes { kind after } }', 'readHealthHistory'],
  ])('%s: by whom, of whom and on what basis, and nothing of what it says', async (fields, action) => {
    const { no, id } = injured[0]!;
    expect(await notes(action)).toEqual([]);
    await story.service.as('placement-officer', { subject: 'staff:reader' }).query(person(no, fields));
    expect(await notes(action)).toEqual([
      {
        ...{ subject: 'staff:reader', role: 'placement-officer', id },
        ...{ basis: '个人信息保护法 art. 28', after: null },
      },
    ]);
  });

  it('of a list, one note for each person who has such a record, in one write', async () => {
    const before = (await notes('readInjury')).length;
    const asked = () =>
      story.service
        .as('hq-admin')
        .query('{ employees(factoryCode: "GZ-01", first: 20) { nodes { injury { grade } } } }');
    const statements = await story.service.statementsOf(asked);
    expect((await notes('readInjury')).length).toBe(before + PEOPLE);
    expect(statements.filter((text) => /INSERT INTO audit_entry/.test(text))).toHaveLength(1);
  });

  it('not of the person themselves, nor of somebody of whom nothing is recorded', async () => {
    const before = (await notes('readInjury')).length;
    const { no } = injured[0]!;
    const own = story.service.as('employee', { employeeNo: no });
    expect(await own.query(person(no, 'injury { grade }'))).toEqual({ employee: { injury: { grade: 7 } } });
    const [healthy] = await story.sql<{ no: string }>(
      'SELECT employee_no AS no FROM employee e WHERE NOT EXISTS (SELECT 1 FROM work_injury i WHERE i.employee_id = e.id) LIMIT 1',
    );
    await story.service.as('placement-officer').query(person(healthy!.no, 'injury { grade }'));
    expect((await notes('readInjury')).length).toBe(before);
  });

  it('and who may not read it is refused without a note', async () => {
    const before = (await notes('readInjury')).length;
    const { no } = injured[0]!;
    const { errors } = await story.service.as('petitions-officer').raw(person(no, 'injury { grade }'));
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await notes('readInjury')).length).toBe(before);
  });
});
