import { RequestContext } from '@anzhi/graphql-kit';
import { systemViewer } from '@anzhi/service-kit';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  choices,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  startPlacementStory,
} from '../../testing/placement-story.js';
import { loadSummary } from './summary.read-model.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPlacementStory(60);
});
afterAll(() => factory.service.stop());

const FIELDS = `asOf roster chosen signed placed settled placementRate uncollected uncollectedTotal arrearsTotal payments paidTotal`;
const summaryOf = async (ids: string[], role: 'hq-analyst' | 'placement-officer' = 'hq-analyst') => {
  const { _entities } = await factory.service
    .as(role)
    .query<{ _entities: ({ placement: Record<string, unknown> } | null)[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Factory { id placement { ${FIELDS} } } } }`,
      { of: ids.map((id) => ({ __typename: 'Factory', id })) },
    );
  return _entities.map((entity) => entity?.placement);
};

describe('Factory.placement', () => {
  it('counts the frozen roster and the arrears of all categories; a factory without a roster has no rate', async () => {
    const [counted] = await factory.service.sql<{ active: number; arrears: bigint }>(
      `SELECT count(*) FILTER (WHERE category = 'ACTIVE_ON_POST')::int AS active, sum(arrears_total_fen)::bigint AS arrears FROM employee`,
    );
    const text = String(counted!.arrears);
    expect(await summaryOf(['gz-01', 'gz-02'])).toMatchObject([
      {
        asOf: '2026-08-19T09:00:00+08:00',
        roster: counted!.active,
        placed: 0,
        placementRate: '0.0',
        arrearsTotal: `${text.slice(0, -2)}.${text.slice(-2)}`,
      },
      { roster: 0, placementRate: null, arrearsTotal: '0.00' },
    ]);
  });

  it('follows people from choice to effect, in service only', async () => {
    await passPlan(factory);
    await makeFinal(factory, 'FACTS');
    const ch1 = await peopleFor(factory, 'CH1');
    await place(factory, ch1.slice(0, 3), 'CH1');
    await act(factory.service.as('placement-officer'), 'choosePlacements', choices(ch1.slice(3, 5), 'CH1'));
    const [roster] = await factory.service.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM employee WHERE category = 'ACTIVE_ON_POST'`,
    );
    const [summary] = await summaryOf(['gz-01'], 'placement-officer');
    expect(summary).toMatchObject({ chosen: 5, signed: 3, placed: 3, settled: 0 });
    expect(summary!['placementRate']).toBe((Math.round(3000 / roster!.n) / 10).toFixed(1));
  });

  it('keeps its counters equal to the rows they count', async () => {
    const counted = await factory.service.sql(
      `SELECT 'PLACEMENT' AS kind, status, count(*)::int AS people FROM placement WHERE in_service GROUP BY status
       UNION ALL SELECT 'CHOICE', status, count(*)::int FROM placement_choice WHERE in_service GROUP BY status ORDER BY 1, 2`,
    );
    const kept = await factory.service.sql(
      `SELECT kind, status, people FROM progress_tally WHERE people <> 0 AND kind IN ('PLACEMENT', 'CHOICE') ORDER BY 1, 2`,
    );
    expect(kept).toEqual(counted);
  });

  it('is not for employees', async () => {
    const answer = await factory.service
      .as('employee', { employeeNo: 'GZ00001' })
      .raw(
        `query { _entities(representations: [{ __typename: "Factory", id: "gz-01" }]) { ... on Factory { placement { roster } } } }`,
      );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('asks the database a constant number of times, however many factories there are', async () => {
    await factory.service.sql(
      `INSERT INTO known_factory (factory_id, code, name, city, clock_mode) SELECT 'f-' || n, 'F-' || n, '厂', '市', 'REAL' FROM generate_series(1, 50) AS n`,
    );
    const queriesFor = async (count: number): Promise<number> => {
      const viewer = systemViewer('personnel', 'test');
      const context = new RequestContext(viewer, factory.service.database, null, 'development');
      const ids = Array.from({ length: count }, (_, index) => `f-${index + 1}`);
      const summaries = await Promise.all(ids.map((id) => loadSummary(context, id)));
      await context.reads.close();
      expect(summaries.map((summary) => summary.placementRate)).toEqual(ids.map(() => null));
      return context.roundTrips.sent;
    };
    const few = await queriesFor(1);
    expect(few).toBeGreaterThan(0);
    expect(await queriesFor(50)).toBe(few);
  });
});
