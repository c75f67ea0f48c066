import { opaqueId } from '@anzhi/domain';
import {
  endRound,
  mutationOf,
  objectionTo,
  type PostingStory,
  startPostingStory,
} from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(4);
  await story.today('2026-08-24');
});
afterAll(() => story.stop());

const series = async (kind = 'FACTS') => {
  const { postingSeries } = await story.service.as('hq-analyst').query<{
    postingSeries: { rounds: { no: number; defectRate: string; changes: object }[] };
  }>(
    `{ postingSeries(factoryCode: "GZ-01", kind: ${kind}) { rounds { no defectRate changes { total objection amendment calculation newPerson } } } }`,
  );
  return postingSeries.rounds;
};

async function decided(employeeNo: string, over: object = {}): Promise<string> {
  const objectionId = (await story.act('fileObjection', objectionTo(employeeNo, over))).objection!.id;
  await story.act('acceptObjection', { objectionId });
  const decision = { objectionId, result: 'DISMISSED', reasons: '核对无误', remedies: '可向人民法院起诉' };
  await story.act('decideObjection', decision);
  return objectionId;
}

it('goes to court after the notified decision, is judged, and the judgment corrects the next round (企业破产法 48)', async () => {
  const first = await story.open();
  const objectionId = await decided('GZ00002');
  const suit = { objectionId, court: '赣州市中级人民法院', caseNo: '(2026)赣07民初5号' };
  expect(await story.act('recordLitigation', suit)).toMatchObject({
    __typename: 'ObjectionNotNotifiedError',
  });
  const judgment = { objectionId, judgmentNo: '(2026)赣07民初5号判决', result: 'UPHELD' };
  await story.act('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 1' });
  expect(await story.act('recordJudgment', judgment)).toMatchObject({
    __typename: 'ObjectionNotInCourtError',
  });
  expect(await story.act('recordLitigation', suit)).toMatchObject({ objection: { state: 'LITIGATION' } });
  expect(await story.act('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 2' })).toMatchObject({
    __typename: 'ObjectionAlreadyNotifiedError',
  });
  const correction = { field: 'AVERAGE_WAGE', value: '6100.00' };
  expect(await story.act('recordJudgment', { ...judgment, result: 'DISMISSED', correction })).toMatchObject({
    __typename: 'ObjectionDismissalCorrectsError',
  });
  expect(await story.act('recordJudgment', { ...judgment, correction })).toMatchObject({
    objection: { state: 'JUDGED' },
  });
  await endRound(story, first.round!.id, '2026-09-02');
  const second = await story.open();
  expect(second.round).toMatchObject({ no: 2, correctedCount: 1 });
});

it('S054 counts changes by cause and the defect rate per round, and tells reasons and basis', async () => {
  expect(await series()).toEqual([
    { no: 1, defectRate: '0.0', changes: counts({}) },
    { no: 2, defectRate: '25.0', changes: counts({ total: 1, objection: 1 }) },
  ]);
  const { postingSeries } = await story.service
    .as('hq-analyst')
    .query<{ postingSeries: { rounds: { id: string }[] } }>(
      '{ postingSeries(factoryCode: "GZ-01", kind: FACTS) { rounds { id } } }',
    );
  const roundId = postingSeries.rounds[1]!.id;
  const QUERY = `query ($id: ID!, $cause: PostingChangeCause) { postingChanges(roundId: $id, cause: $cause) { totalCount
    nodes { employeeNo cause reasons basis items { item before after } } } }`;
  const { postingChanges } = await story.service
    .as('placement-officer')
    .query<{ postingChanges: { nodes: { items: { item: string; before: string; after: string }[] }[] } }>(
      QUERY,
      { id: roundId },
    );
  expect(postingChanges).toMatchObject({
    totalCount: 1,
    nodes: [{ employeeNo: 'GZ00002', cause: 'OBJECTION', basis: '企业破产法 art. 48' }],
  });
  const [money] = postingChanges.nodes[0]!.items.filter(({ item }) => item === 'COMPENSATION');
  expect(money!.before).not.toBe(money!.after);
  expect(
    await story.service.as('placement-officer').query(QUERY, { id: roundId, cause: 'AMENDMENT' }),
  ).toMatchObject({ postingChanges: { totalCount: 0 } });
});

it('refuses a correction by judgment once the series is final: that takes a reopening', async () => {
  const objectionId = await decided('GZ00003');
  await story.act('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 3' });
  await story.act('recordLitigation', { objectionId, court: '法院', caseNo: '2' });
  await endRound(story, await latestRound(), '2026-09-09');
  await story.open();
  expect(await endRound(story, await latestRound(), '2026-09-14')).toMatchObject({ final: true });
  const judgment = { objectionId, judgmentNo: '判2', result: 'PARTLY' };
  const correction = { field: 'AVERAGE_WAGE', value: '6200.00' };
  expect(await story.act('recordJudgment', { ...judgment, correction })).toMatchObject({
    __typename: 'ObjectionCorrectionNeedsReopeningError',
  });
  expect(await story.act('recordJudgment', judgment)).toMatchObject({ objection: { state: 'JUDGED' } });
  const asked = await story.actOf('officer-a', 'requestReopening', {
    ...{ factoryCode: 'GZ-01', series: 'FACTS', employeeNo: 'GZ00003', cause: 'JUDGMENT' },
    ...{ reference: '判2', reasons: '判决生效', objectionId, correction },
  });
  expect(asked).toMatchObject({ reopening: { status: 'REQUESTED' } });
});

it('a stranger, an employee of another factory, files nothing', async () => {
  const stranger = story.service.as('employee', { factory: 'gz-02', employeeNo: 'BS00001' });
  const { errors } = await stranger.raw(mutationOf('fileObjection'), { input: objectionTo('GZ00001') });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

const counts = (over: object) => ({
  ...{ total: 0, objection: 0, amendment: 0, calculation: 0, newPerson: 0 },
  ...over,
});
const latestRound = async (): Promise<string> => {
  const [row] = await story.service.sql<{ id: string }>(
    'SELECT id FROM posting_round ORDER BY no DESC LIMIT 1',
  );
  return opaqueId('round', 'gz-01', row!.id);
};
