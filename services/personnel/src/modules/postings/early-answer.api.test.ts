import { eventually } from '@anzhi/testing';
import { type PostingStory, startPostingStory } from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(3);
});
afterAll(() => story.stop());

/** Twice as often as the harness's pool has connections. */
const TIMES = 16;

/**
 * `placementPlanChecks` may not be null and is refused at once, so the whole answer is given while `objections` still
 * reads: what it reads after its first query comes when the request is over.
 */
const REFUSED = `{
  placementPlanChecks(planId: "gz-01") { __typename }
  objections(first: 3, factoryCode: "GZ-01") { totalCount nodes { __typename } }
}`;

const idleInTransaction = () =>
  story.service.sql(
    `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );

it('queries that are answered while a field still reads keep no connection', async () => {
  const officer = story.service.as('placement-officer');
  for (let time = 0; time < TIMES; time += 1) {
    const { data, errors } = await officer.raw(REFUSED);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ path: ['placementPlanChecks'] }]);
  }
  expect(await officer.raw('{ objections(first: 3, factoryCode: "GZ-01") { totalCount } }')).toEqual({
    data: { objections: { totalCount: 0 } },
  });
  // An answer leaves before its transaction's end.
  await eventually(async () => expect(await idleInTransaction()).toEqual([]));
});
