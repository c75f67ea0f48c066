import { setClock } from '@anzhi/service-testing';
import { openPetitionDesk, type PetitionDesk, REPLY, VISITOR } from '../../testing/petition-desk.js';

let desk: PetitionDesk;
beforeAll(async () => {
  desk = await openPetitionDesk();
});
afterAll(() => desk.service.stop());

const FIELDS =
  'asOf petitionsRegistered visits personTimes collectiveVisits letters questionsRaised questionsAnswered open overdue replied repliedOnTime redirected referrals referralsPending';
const summaries = async (ids: string[]) => {
  const { _entities } = await desk.service
    .as('hq-analyst')
    .query<{ _entities: { stability: object }[] }>(
      `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Factory { id stability { ${FIELDS} } } } }`,
      { refs: ids.map((id) => ({ __typename: 'Factory', id })) },
    );
  return _entities.map(({ stability }) => stability);
};

it('counts what happened, by the time of each factory, for HQ too', async () => {
  const joint = { petitioners: { representatives: [VISITOR], category: 'ACTIVE', headcount: 7 } };
  const { id: onTime } = await desk.investigated();
  const { id: late } = await desk.investigated({ channel: 'LETTER' });
  const { id: redirected } = await desk.register({ ...joint, questions: [] });
  await desk.act(desk.officer, 'redirectPetition', {
    petitionId: redirected,
    route: 'LITIGATION',
    notice: 'x',
  });
  await desk.act(desk.officer, 'answerQuestion', { petitionId: onTime, no: 2, answer: 'x' });
  await desk.accepted({ channel: 'PHONE', questions: [] });
  await desk.register({ channel: 'ONLINE', questions: [] });
  await setClock(desk.service.sql, 'gz-01', '2026-03-06T09:00:00+08:00');
  await desk.act(desk.officer, 'replyPetition', { petitionId: onTime, ...REPLY });
  await setClock(desk.service.sql, 'gz-01', '2026-03-07T09:00:00+08:00');
  await desk.act(desk.officer, 'replyPetition', { petitionId: late, ...REPLY });
  const none = { petitionsRegistered: 0, personTimes: 0, questionsRaised: 0, overdue: 0, referrals: 0 };
  expect(await summaries(['gz-02', 'gz-01'])).toEqual([
    expect.objectContaining({ asOf: '2026-01-05T09:00:00+08:00', ...none }),
    {
      asOf: '2026-03-07T09:00:00+08:00',
      petitionsRegistered: 5,
      visits: 2,
      personTimes: 8,
      collectiveVisits: 1,
      letters: 1,
      questionsRaised: 4,
      questionsAnswered: 1,
      open: 2,
      overdue: 2,
      replied: 2,
      repliedOnTime: 1,
      redirected: 1,
      referrals: 0,
      referralsPending: 0,
    },
  ]);
});

it('previews the clocks for every signed-in role, and names the field that contradicts', async () => {
  const PREVIEW = `query ($input: PreviewDeadlinesInput!) { previewDeadlines(input: $input) { noticeDue finishDue extendedDue
    reviewRequestDue reviewDecisionDue rereviewRequestDue transferObjectionDue provisional } }`;
  const employee = desk.service.as('employee', { employeeNo: 'GZ00001' });
  const input = {
    receivedOn: '2026-01-02',
    acceptedOn: '2026-01-05',
    extendedDays: 30,
    servedOn: '2026-03-06',
  };
  expect(await employee.query(PREVIEW, { input })).toEqual({
    previewDeadlines: {
      noticeDue: '2026-01-19',
      finishDue: '2026-03-06',
      extendedDue: '2026-04-07',
      reviewRequestDue: '2026-04-07',
      reviewDecisionDue: '2026-05-07',
      rereviewRequestDue: '2026-04-07',
      transferObjectionDue: '2026-01-08',
      provisional: false,
    },
  });
  expect(await employee.query(PREVIEW, { input: { receivedOn: '2026-01-02' } })).toMatchObject({
    previewDeadlines: { noticeDue: '2026-01-19', finishDue: null, extendedDue: null, reviewRequestDue: null },
  });
  for (const [field, change] of Object.entries({
    acceptedOn: { acceptedOn: '2026-01-01', servedOn: null },
    extendedDays: { acceptedOn: null },
    servedOn: { servedOn: '2026-01-04' },
  })) {
    const answer = await employee.raw(PREVIEW, { input: { ...input, ...change } });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  }
});
