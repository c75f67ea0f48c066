import { v7 as newId } from 'uuid';
import { finishSeries, type PostingStory, startPostingStory } from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(6);
});
afterAll(() => story.stop());

/** A signed placement as the placement module stores it. */
async function place(employeeNo: string, channel: string, settles: string | null): Promise<void> {
  const choice = newId();
  await story.service.sql(
    `INSERT INTO placement_choice (factory_id, id, employee_id, in_service, channel_code, channel_name, channel_name_en, settles, plan_id,
       status, chosen_on, chosen_by, assisted)
     SELECT 'gz-01', $2, id, true, 'CH1', $3, $3, $4, 'plan', 'LOCKED', '2026-09-14', 'x', false FROM employee WHERE employee_no = $1`,
    [employeeNo, choice, channel, settles],
  );
  await story.service.sql(
    `INSERT INTO placement (factory_id, id, employee_id, choice_id, in_service, channel_code, channel_name, channel_name_en, settles,
       status, agreement_no, signed_on)
     SELECT 'gz-01', $2, id, $3, true, 'CH1', $4, $4, $5, 'SIGNED', $6, '2026-09-14' FROM employee WHERE employee_no = $1`,
    [employeeNo, newId(), choice, channel, settles, Number(employeeNo.slice(2))],
  );
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

describe('S053 the third series, PLACEMENT_RESULT', () => {
  it('waits for FACTS to be final, and for a signed placement', async () => {
    expect(await story.open('PLACEMENT_RESULT')).toMatchObject({ __typename: 'PostingFactsNotFinalError' });
    await finishSeries(story);
    expect(await story.open('PLACEMENT_RESULT')).toMatchObject({ __typename: 'PostingNobodyPlacedError' });
  });

  it('posts the channel in the plan’s wording and the final money that it settles, for everybody', async () => {
    await place('GZ00001', '自谋职业', 'COMPENSATION');
    await place('GZ00002', '重组企业上岗', 'CARRIED_OVER');
    const { round } = await story.open('PLACEMENT_RESULT');
    expect(round).toMatchObject({ no: 1, rowCount: 6 });
    const rows = await rowsOf(round!.id);
    expect(rows.map((row) => row['channel'])).toEqual(['自谋职业', '重组企业上岗', null, null, null, null]);
    const [posted] = await story.service.sql<{ amount: string }>(
      `SELECT p.public_row->>'compensation' AS amount FROM posting_final_row f JOIN posting_row p ON p.round_id = f.round_id AND p.employee_id = f.employee_id
        WHERE p.employee_no = 'GZ00001'`,
    );
    expect(rows[0]).toMatchObject({ compensation: posted!.amount, resettlementFee: '0.00' });
    expect(rows[1]).toMatchObject({ compensation: '0.00', resettlementFee: '0.00' });
    for (const row of rows)
      expect(row).toMatchObject({ age: null, seniority: null, specialWorkYears: null, injuryGrade: null });
  });

  it('marks a person placed since, with placement as the cause; the money of FACTS counts once', async () => {
    const [first] = await story.service.sql<{ id: string }>(
      `SELECT r.id FROM posting_round r JOIN posting_series s ON s.id = r.series_id WHERE s.kind = 'PLACEMENT_RESULT'`,
    );
    await place('GZ00003', '自谋职业', 'COMPENSATION');
    await story.service.sql(`UPDATE posting_round SET status = 'RESOLVED' WHERE id = $1`, [first!.id]);
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
      after: '自谋职业',
    });
  });
});

it('S060 S065 back pay goes through the same three rounds by itself', async () => {
  expect(await finishSeries(story, 'BACK_PAY')).toMatchObject({ final: true, series: { final: true } });
  const events = await story.service.outbox('FactsFinalized');
  expect(events.map((event) => event.payload['kind'])).toEqual(['FACTS', 'BACK_PAY']);
  const [sum] = await story.service.sql<{ yuan: string }>(
    `SELECT to_char(sum(amount_fen) / 100.0, 'FM999999990.00') AS yuan FROM entitlement WHERE kind = 'BACK_PAY'`,
  );
  expect(events[1]!.payload['totals']).toEqual({ rows: 6, amount: sum!.yuan });
});
