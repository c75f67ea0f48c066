import { opaqueId } from '@anzhi/domain';
import { BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
let job: string;
let people: string[];
beforeAll(async () => {
  story = await startFactsStory(60);
  const [most] = await story.sql<{ post: string; numbers: string[] }>(
    `SELECT post, array_agg(employee_no ORDER BY serial) AS numbers FROM employee
      WHERE special_type IS NULL AND category = 'ACTIVE_ON_POST' AND join_work_on < '2012-01-01' GROUP BY post
      ORDER BY count(*) DESC, post LIMIT 1`,
  );
  job = most!.post;
  const all = await story.sql<{ no: string }>(
    'SELECT employee_no AS no FROM employee WHERE post = $1 ORDER BY serial',
    [job],
  );
  people = all.map((row) => row.no);
  for (const [index, no] of most!.numbers.slice(0, 2).entries())
    await story.act('claimSpecialWork', {
      ...{
        employeeId: await story.idOf(no),
        ...BASIS,
        job,
        type: 'TOXIC',
        from: '2012-01-01',
        to: '2014-12-31',
      },
      archiveEvidence: index === 0 ? '1985 年工资台账' : null,
    });
});
afterAll(() => story.stop());

const recheckFields = '... on CatalogueRecheckSuccess { recheck { id status people listed } }';
const repliesOf = async () =>
  (
    await story.service.as('placement-officer').query<{
      catalogueRechecks: {
        nodes: {
          replies: {
            totalCount: number;
            nodes: { employeeNo: string; outcome: string; text: string; servedOn: string | null }[];
          };
        }[];
      };
    }>(
      `query { catalogueRechecks(factoryCode: "GZ-01") { nodes { replies(first: 100) { totalCount nodes { employeeNo outcome text servedOn } } } } }`,
    )
  ).catalogueRechecks.nodes[0]!.replies;

describe('S104 a joint letter about a job that the catalogue does not name', () => {
  it('becomes one recheck for everybody of the job, with a reply to each', async () => {
    expect(await story.act('openCatalogueRecheck', { factoryCode: 'GZ-01', job: '无此工种' })).toMatchObject({
      __typename: 'CatalogueJobUnknownError',
    });
    const opened = await story.act(
      'openCatalogueRecheck',
      { factoryCode: 'GZ-01', job, letterRef: 'L-1' },
      recheckFields,
    );
    expect(opened).toMatchObject({ recheck: { status: 'OPEN', people: null } });
    const catalogueRecheckId = (opened['recheck'] as { id: string }).id;
    expect(await story.act('openCatalogueRecheck', { factoryCode: 'GZ-01', job })).toMatchObject({
      __typename: 'CatalogueRecheckOpenError',
    });
    const decision = { catalogueRecheckId, ...BASIS, listed: true, reasons: '见 1993 年补充目录' };
    expect(await story.act('decideCatalogueRecheck', decision)).toMatchObject({
      __typename: 'CatalogueCitationMissingError',
    });
    const serving = {
      catalogueRecheckId,
      employeeNos: people.slice(0, 1),
      means: 'PRINT',
      proof: '签收单 1',
    };
    expect(await story.act('serveCatalogueReplies', serving)).toMatchObject({
      __typename: 'CatalogueRecheckStateError',
    });
    expect(
      await story.act(
        'decideCatalogueRecheck',
        { ...decision, type: 'TOXIC', citation: '化工部 1993 年目录第 12 页' },
        recheckFields,
      ),
    ).toMatchObject({ recheck: { status: 'DECIDED', listed: true, people: people.length } });
    const replies = await repliesOf();
    expect(replies.nodes.map((reply) => reply.employeeNo)).toEqual(people);
    const withOutcome = (outcome: string) => replies.nodes.filter((reply) => reply.outcome === outcome);
    expect(withOutcome('EVIDENCE_NEEDED').length).toBe(1);
    expect(withOutcome('RECOGNISED').length).toBeGreaterThanOrEqual(1);
    expect(replies.nodes.every((reply) => reply.text.includes('见 1993 年补充目录'))).toBe(true);
    expect(
      await story.act('decideCatalogueRecheck', { ...decision, type: 'TOXIC', citation: 'x' }),
    ).toMatchObject({
      __typename: 'CatalogueRecheckStateError',
    });
    const { specialJobs } = await story.service
      .as('hq-analyst')
      .query<{ specialJobs: { job: string; type: string }[] }>(
        'query { specialJobs(factoryCode: "GZ-01") { job type citation } }',
      );
    expect(specialJobs.find((entry) => entry.job === job)).toMatchObject({ type: 'TOXIC' });
  });

  it('counts who still waits for the reply; a number of another job is refused', async () => {
    const { nodes } = await repliesOf();
    const [first] = nodes;
    const [row] = await story.sql<{ id: string }>('SELECT id FROM catalogue_recheck');
    const serving = {
      catalogueRecheckId: opaqueId('catalogue-recheck', 'gz-01', row!.id),
      means: 'PRINT',
      proof: '签收单 1',
    };
    const fields =
      '... on ServeCatalogueRepliesSuccess { served open } ... on CatalogueReplyUnknownError { employeeNos }';
    expect(
      await story.act(
        'serveCatalogueReplies',
        { ...serving, employeeNos: [first!.employeeNo, 'NOBODY'] },
        fields,
      ),
    ).toMatchObject({ __typename: 'CatalogueReplyUnknownError', employeeNos: ['NOBODY'] });
    expect((await repliesOf()).nodes.every((reply) => reply.servedOn === null)).toBe(true);
    expect(
      await story.act('serveCatalogueReplies', { ...serving, employeeNos: [first!.employeeNo] }, fields),
    ).toMatchObject({ served: 1, open: people.length - 1 });
    const { me } = await story.service.as('employee', { employeeNo: first!.employeeNo }).query<{
      me: { notices: { body: string }[] };
    }>('{ me { notices { subject status servedOn body attempts { means proof } } } }');
    expect(me.notices).toEqual([
      {
        ...{ subject: 'CATALOGUE_REPLY', status: 'SERVED', servedOn: '2026-08-19', body: first!.text },
        attempts: [{ means: 'PRINT', proof: '签收单 1' }],
      },
    ]);
    const unserved = await story.sql(`SELECT 1 FROM person_notice WHERE status = 'ISSUED'`);
    expect(unserved).toHaveLength(people.length - 1);
  });

  it('not listed: every standing period of the job is rejected', async () => {
    const again = await story.act('openCatalogueRecheck', { factoryCode: 'GZ-01', job }, recheckFields);
    const { id: catalogueRecheckId } = again['recheck'] as { id: string };
    await story.act('decideCatalogueRecheck', {
      catalogueRecheckId,
      ...BASIS,
      listed: false,
      reasons: '补充目录已废止',
    });
    const outcomes = new Set((await repliesOf()).nodes.map((reply) => reply.outcome));
    expect([...outcomes].every((outcome) => ['NOT_LISTED', 'PERIOD_REJECTED'].includes(outcome))).toBe(true);
    const standing = await story.sql(
      "SELECT 1 FROM special_work_period WHERE job = $1 AND status <> 'REJECTED'",
      [job],
    );
    expect(standing).toEqual([]);
  });
});
