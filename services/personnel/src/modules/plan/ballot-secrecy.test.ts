import { subgraphOf } from '@anzhi/graphql-kit';
import type { TestService } from '@anzhi/service-testing';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { modules } from '../index.js';
import { startPlanService } from './plan-story.fixture.js';

/** Words for how somebody means to vote, or votes for somebody else. */
const INTENTION =
  /intention|intend|pledge|stance|attitude|leaning|sympath|voter|proxy|for_?against|supportive/i;
/** Columns and fields by which a person is named. */
const PERSON =
  /employee|representative_id|representativeId|subject_id|person|recorded_by|voted_by|asked_by|said_by|^name$/i;

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['SC-01']);
});
afterAll(() => service.stop());

const columns = async (): Promise<Map<string, string[]>> => {
  const rows = await service.sql<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text ORDER BY column_name) AS columns
       FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns: list }) => [name, list]));
};

describe('S050 ballot secrecy by design', () => {
  it('S050 the table of votes holds tallies and nothing of a person, and nothing points at it', async () => {
    expect((await columns()).get('congress_vote')).toEqual(
      [
        ...[
          'factory_id',
          'id',
          'plan_id',
          'session_id',
          'agenda_item_id',
          'subject',
          'term',
          'session',
          'voted_on',
          'secret',
        ],
        ...[
          'representatives',
          'present',
          'yes',
          'no',
          'abstain',
          'invalid',
          'result',
          'quorum',
          'needed',
          'unanimous',
        ],
      ].sort(),
    );
    expect(
      await service.sql(
        `SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confrelid = 'congress_vote'::regclass`,
      ),
    ).toEqual([]);
    await expect(
      service.sql(
        `INSERT INTO congress_vote (factory_id, id, term, session, voted_on, representatives, present, yes, no, abstain, invalid,
           result, quorum, needed, unanimous, secret)
         VALUES ('sc-01', gen_random_uuid(), '1', '1', '2026-08-20', 1, 1, 1, 0, 0, 0, 'PASSED', 1, 1, true, false)`,
      ),
    ).rejects.toThrow('congress_vote_secret_check');
  });

  it('S050 S043 no table has a column for how somebody means to vote, and none with ballots names a person', async () => {
    for (const [table, list] of await columns()) {
      expect({ table, intention: list.filter((column) => INTENTION.test(column)) }).toEqual({
        table,
        intention: [],
      });
      if (list.includes('yes') || list.includes('ballot') || list.includes('vote'))
        expect({ table, person: list.filter((column) => PERSON.test(column)) }).toEqual({
          table,
          person: [],
        });
    }
  });

  it('S050 S043 neither has the graph: no field, argument or value, and no person beside a tally', () => {
    const { schema } = subgraphOf(modules);
    const found: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (isEnumType(type))
        for (const { name } of type.getValues()) if (INTENTION.test(name)) found.push(name);
      if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
      const names = Object.keys(type.getFields());
      found.push(...names.filter((name) => INTENTION.test(name)).map((name) => `${type.name}.${name}`));
      if (names.includes('abstain'))
        found.push(...names.filter((name) => PERSON.test(name)).map((name) => `${type.name}.${name}`));
    }
    expect(found).toEqual([]);
  });

  it('S043 a talk holds that it took place, its topics and questions, and nothing else', async () => {
    expect((await columns()).get('consultation_talk')).toEqual([
      'factory_id',
      'id',
      'plan_id',
      'questions_sealed',
      'representative_id',
      'talked_on',
      'topics',
    ]);
    const input = subgraphOf(modules).schema.getType('ConsultationTalkInput');
    expect(isInputObjectType(input) && Object.keys(input.getFields())).toEqual([
      'employeeNo',
      'talkedOn',
      'topics',
      'questions',
    ]);
  });
});
