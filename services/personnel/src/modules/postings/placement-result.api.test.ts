import { act, choices, passPlan, understandAll } from '../../testing/placement-story.js';
import { modules } from '../index.js';
import { endRound, finishSeries, type PostingStory, startPostingStory } from './posting-story.fixture.js';

let story: PostingStory;
let factory: { service: PostingStory['service']; code: string; factoryId: string };
beforeAll(async () => {
  story = await startPostingStory(6, 'CALCULATED', modules);
  factory = { service: story.service, code: 'GZ-01', factoryId: 'gz-01' };
});
afterAll(() => story.stop());

const officer = () => story.service.as('placement-officer');
const signed = { factoryCode: 'GZ-01', signedOn: '2026-09-14', place: '安置大厅' };
/** By the graph: the choice before a witness, then the agreement, which locks it. */
async function place(employeeNo: string, channel: string): Promise<void> {
  expect(await act(officer(), 'choosePlacements', choices([employeeNo], channel))).toMatchObject({
    people: 1,
  });
  expect(await act(officer(), 'signAgreements', { ...signed, employeeNos: [employeeNo] })).toMatchObject({
    people: 1,
  });
}

const rowsOf = async (roundId: string) => {
  const { postingRows } = await story.service
    .as('placement-officer')
    .query<{ postingRows: { nodes: Record<string, unknown>[] } }>(
      `query ($id: ID!) { postingRows(roundId: $id) { nodes {
         serial channel age seniority { years } specialWorkYears injuryGrade resettlementFee compensation backPay corrected } } }`,
      { id: roundId },
    );
  return postingRows.nodes;
};

let firstRound: string;

describe('S053 the third series, PLACEMENT_RESULT', () => {
  it('waits for FACTS to be final, and for a signed placement', async () => {
    expect(await story.open('PLACEMENT_RESULT')).toMatchObject({ __typename: 'PostingFactsNotFinalError' });
    await finishSeries(story);
    await passPlan(factory);
    await understandAll(factory);
    // A choice alone binds nobody yet, so there is nothing to post.
    const choice = await act(officer(), 'choosePlacements', choices(['GZ00001'], 'CH2'));
    expect(choice).toMatchObject({ people: 1 });
    expect(await story.open('PLACEMENT_RESULT')).toMatchObject({ __typename: 'PostingNobodyPlacedError' });
  });

  it('posts the channel in the plan’s wording and the final money that it settles, for everybody', async () => {
    await place('GZ00001', 'CH1');
    await place('GZ00002', 'CH2');
    const { round } = await story.open('PLACEMENT_RESULT');
    firstRound = round!.id;
    expect(round).toMatchObject({ no: 1, rowCount: 6 });
    const rows = await rowsOf(round!.id);
    expect(rows.map((row) => row['channel'])).toEqual([
      '领取经济补偿金,自谋职业',
      '重组企业上岗',
      ...[null, null, null, null],
    ]);
    const posted = await story.service.sql<{ amount: string }>(
      `SELECT p.public_row->>'compensation' AS amount FROM posting_final_row f JOIN posting_row p ON p.round_id = f.round_id AND p.employee_id = f.employee_id
        ORDER BY p.employee_no LIMIT 2`,
    );
    expect(posted.map(({ amount }) => Number(amount) > 0)).toEqual([true, true]);
    for (const at of [0, 1])
      expect(rows[at]).toMatchObject({ compensation: posted[at]!.amount, resettlementFee: '0.00' });
    for (const row of rows)
      expect(row).toMatchObject({ age: null, seniority: null, specialWorkYears: null, injuryGrade: null });
  });

  it('marks a person placed since, with placement as the cause; the money of FACTS counts once', async () => {
    await endRound(story, firstRound, '2026-09-23');
    await place('GZ00003', 'CH1');
    const { round } = await story.open('PLACEMENT_RESULT');
    expect(round).toMatchObject({ no: 2, correctedCount: 1 });
    const QUERY = `query ($id: ID!) { postingChanges(roundId: $id) { nodes { employeeNo cause items { item before after } } } }`;
    const { postingChanges } = await story.service
      .as('placement-officer')
      .query<{ postingChanges: { nodes: { items: object[] }[] } }>(QUERY, { id: round!.id });
    expect(postingChanges.nodes).toMatchObject([{ employeeNo: 'GZ00003', cause: 'PLACEMENT' }]);
    expect(postingChanges.nodes[0]!.items).toContainEqual({
      item: 'CHANNEL',
      before: null,
      after: '领取经济补偿金,自谋职业',
    });
  });
});

it('S065 back pay goes through the same three rounds by itself', async () => {
  expect(await finishSeries(story, 'BACK_PAY')).toMatchObject({ final: true, series: { final: true } });
  const events = await story.service.outbox('FactsFinalized');
  expect(events.map((event) => event.payload['kind'])).toEqual(['FACTS', 'BACK_PAY']);
  const [sum] = await story.service.sql<{ yuan: string }>(
    `SELECT to_char(sum(amount_fen) / 100.0, 'FM999999990.00') AS yuan FROM entitlement WHERE kind = 'BACK_PAY'`,
  );
  expect(events[1]!.payload['totals']).toEqual({ rows: 6, amount: sum!.yuan });
});
