import { type Outcome, objectionTo, type PostingStory, startPostingStory } from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(30);
});
afterAll(() => story.stop());

const decision = (objectionId: string, over: object = {}) => ({
  objectionId,
  result: 'DISMISSED',
  reasons: '核对无误',
  remedies: '可向人民法院提起诉讼',
  ...over,
});
const upheld = (objectionId: string, value: string) =>
  decision(objectionId, {
    result: 'UPHELD',
    remedies: undefined,
    correction: { field: 'AVERAGE_WAGE', value },
  });

async function file(employeeNo: string): Promise<string> {
  const filed = await story.act('fileObjection', objectionTo(employeeNo));
  await story.act('acceptObjection', { objectionId: filed.objection!.id });
  return filed.objection!.id;
}

const notify = (objectionId: string): Promise<Outcome> =>
  story.act('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 12' });

it('is not opened while compensation rests on a wage that nobody recorded; then names who', async () => {
  await story.today('2026-08-24');
  const WITH_PAY = `employee_no IN (SELECT employee_no FROM employee p JOIN entitlement e ON e.employee_id = p.id
    WHERE e.kind = 'COMPENSATION' ORDER BY p.serial LIMIT 2)`;
  const people = await story.service.sql<{ employee_no: string; wage: string }>(
    `SELECT employee_no, average_wage_fen::text AS wage FROM employee WHERE ${WITH_PAY} ORDER BY serial`,
  );
  await story.service.sql(`UPDATE employee SET average_wage_fen = NULL WHERE ${WITH_PAY}`);
  const numbers = people.map((person) => person.employee_no);
  expect(await story.open()).toMatchObject({
    __typename: 'PostingAverageWageMissingError',
    message: expect.stringContaining(`2 人有经济补偿但平均工资未登记`),
    people: 2,
    employeeNos: numbers,
  });
  for (const { employee_no: no, wage } of people)
    await story.service.sql(`UPDATE employee SET average_wage_fen = ${wage} WHERE employee_no = '${no}'`);
});

describe('S053 I-P2: the FACTS series from the first round to the final one', () => {
  it('goes three rounds and a supplementary one, each only when the one before is resolved', async () => {
    await story.today('2026-08-24');
    const first = await story.open();
    expect(first.round).toMatchObject({
      no: 1,
      status: 'OPEN',
      closesOn: '2026-09-01',
      rowCount: 30,
      correctedCount: 0,
      supplementary: false,
    });
    expect(await story.open()).toMatchObject({ __typename: 'PostingRoundStillOpenError' });
    const roundId = first.round!.id;
    expect(await story.act('closePostingRound', { roundId })).toMatchObject({
      __typename: 'PostingRoundStillRunningError',
    });
    expect(await story.act('resolvePostingRound', { roundId })).toMatchObject({
      __typename: 'PostingRoundNotClosedError',
    });
    const [one, two] = [await file('GZ00001'), await file('GZ00002')];
    await story.today('2026-09-02');
    expect(await story.open()).toMatchObject({ __typename: 'PostingObjectionsPendingError', undecided: 2 });
    expect(await story.act('closePostingRound', { roundId })).toMatchObject({ round: { status: 'CLOSED' } });
    expect(await story.act('closePostingRound', { roundId })).toMatchObject({
      __typename: 'PostingRoundNotOpenError',
    });
    expect(await notify(one)).toMatchObject({ __typename: 'ObjectionNotDecidedError' });
    expect(await story.act('decideObjection', decision(one))).toMatchObject({
      objection: { state: 'DISMISSED' },
    });
    expect(await story.act('decideObjection', upheld(two, '6000.00'))).toMatchObject({
      objection: { state: 'UPHELD' },
    });
    expect(await story.open()).toMatchObject({
      __typename: 'PostingObjectionsPendingError',
      undecided: 0,
      unnotified: 2,
    });
    await notify(one);
    expect(await story.act('resolvePostingRound', { roundId })).toMatchObject({
      __typename: 'PostingObjectionsPendingError',
      unnotified: 1,
    });
    await notify(two);
    expect(await story.open()).toMatchObject({ __typename: 'PostingRoundNotResolvedError' });
    expect(await story.act('resolvePostingRound', { roundId })).toMatchObject({
      final: false,
      round: { status: 'RESOLVED' },
    });

    const second = await story.open();
    expect(second.round).toMatchObject({ no: 2, closesOn: '2026-09-08', correctedCount: 1 });
    const marked = await story.service
      .as('employee', { employeeNo: 'GZ00009' })
      .query(
        'query ($roundId: ID!) { postingRows(roundId: $roundId, correctedOnly: true) { totalCount nodes { serial corrected injuryGrade } } }',
        { roundId: second.round!.id },
      );
    expect(marked).toEqual({
      postingRows: { totalCount: 1, nodes: [{ serial: 2, corrected: true, injuryGrade: '***' }] },
    });
    await story.today('2026-09-09');
    await endRound(second);

    const third = await story.open();
    expect(third.round).toMatchObject({ no: 3, closesOn: '2026-09-11', correctedCount: 0 });
    const late = await file('GZ00003');
    await story.today('2026-09-14');
    await story.act('decideObjection', upheld(late, '7000.00'));
    await notify(late);
    expect(await endRound(third)).toMatchObject({
      final: false,
      supplementaryRows: 1,
      series: { final: false },
    });
    expect(await story.act('fileObjection', objectionTo('GZ00004'))).toMatchObject({
      __typename: 'ObjectionTooLateError',
    });

    const extra = await story.open();
    expect(extra.round).toMatchObject({ no: 4, supplementary: true, rowCount: 1, closesOn: '2026-09-16' });
    expect(await story.act('fileObjection', objectionTo('GZ00004', { item: 'BACK_PAY' }))).toMatchObject({
      __typename: 'ObjectionTooLateError',
      objection: { state: 'LATE', roundNo: null },
    });
    await story.today('2026-09-17');
    const last = await endRound(extra);
    expect(last).toMatchObject({ final: true, supplementaryRows: 0, series: { final: true } });
    expect(await story.open()).toMatchObject({ __typename: 'PostingSeriesFinalError' });
    expect(await story.service.outbox('FactsFinalized')).toMatchObject([
      { payload: { kind: 'FACTS', root: last.series!.finalRoot, totals: { rows: 30 } } },
    ]);
  });

  it('I-P10 keeps posted rows as they were posted', async () => {
    const [first] = await story.service.sql<{ wages: string }>(
      `SELECT string_agg(p.public_row->>'compensation', ',' ORDER BY r.no) AS wages FROM posting_row p JOIN posting_round r ON r.id = p.round_id
        WHERE p.employee_no = 'GZ00002'`,
    );
    const [before, after, third] = first!.wages.split(',');
    expect(before).not.toBe(after);
    expect(third).toBe(after);
    for (const table of ['posting_row', 'posting_secret', 'posting_tree', 'posting_final_row']) {
      const rights = await story.service.sql(
        `SELECT has_table_privilege('personnel_app', '${table}', 'UPDATE') OR has_table_privilege('personnel_app', '${table}', 'DELETE') AS may`,
      );
      expect({ table, rights }).toEqual({ table, rights: [{ may: false }] });
    }
    const root = await story.service.sql(
      "SELECT has_column_privilege('personnel_app', 'posting_round', 'root', 'UPDATE') AS may",
    );
    expect(root).toEqual([{ may: false }]);
  });

  it('I-P4 takes the final values from the supplementary posting', async () => {
    const rows = await story.service.sql<{ no: number }>(
      `SELECT r.no FROM posting_final_row f JOIN posting_round r ON r.id = f.round_id JOIN posting_row p ON p.round_id = f.round_id AND p.employee_id = f.employee_id
        WHERE p.employee_no IN ('GZ00002', 'GZ00003') ORDER BY p.employee_no`,
    );
    expect(rows).toEqual([{ no: 3 }, { no: 4 }]);
  });

  it('I-P10 proves rows to the person; after the take-down others see none', async () => {
    const QUERY = `{ finalPostingRow(factoryCode: "GZ-01", kind: FACTS, employeeNo: "GZ00003") { row { serial compensation }
      proof { index size path root canonicalRow salt hiddenSalt hidden } } }`;
    type Proven = { finalPostingRow: { row: { compensation: string }; proof: Record<string, string> } };
    const person = story.service.as('employee', { employeeNo: 'GZ00003' });
    const { finalPostingRow: own } = await person.query<Proven>(QUERY);
    const verify = (input: object) =>
      person.query('query ($input: VerifyPostingRowInput!) { verifyPostingRow(input: $input) }', { input });
    expect(await verify(own.proof)).toEqual({ verifyPostingRow: true });
    const forged = own.proof['canonicalRow']!.replace(own.row.compensation, '999999.00');
    expect(await verify({ ...own.proof, canonicalRow: forged })).toEqual({ verifyPostingRow: false });
    const other = story.service.as('employee', { employeeNo: 'GZ00004' });
    expect(await other.query(QUERY)).toEqual({ finalPostingRow: null });
  });

  async function endRound(outcome: Outcome): Promise<Outcome> {
    const roundId = outcome.round!.id;
    expect(await story.act('closePostingRound', { roundId })).toMatchObject({
      __typename: 'ClosePostingRoundSuccess',
    });
    return story.act('resolvePostingRound', { roundId });
  }
});
