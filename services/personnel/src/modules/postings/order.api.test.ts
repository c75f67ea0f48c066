import { opaqueId } from '@anzhi/domain';
import { calculatePeople, freezePeople } from '../../testing/frozen-factory.js';
import { type PostingStory, startPostingStory } from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(0, 'DECLARED');
});
afterAll(() => story.stop());

it('posts only a frozen, calculated roster, each series by itself, once when two officers open at once', async () => {
  const factory = { service: story.service, code: 'GZ-01', factoryId: 'gz-01' };
  expect(await story.open()).toMatchObject({ __typename: 'PostingRosterNotFrozenError' });
  await freezePeople(factory, 5);
  expect(await story.open()).toMatchObject({ __typename: 'PostingEntitlementsMissingError' });
  await calculatePeople(factory);
  const both = await Promise.all([story.open(), story.open()]);
  expect(both.map((answer) => answer.__typename).sort()).toEqual([
    'OpenPostingRoundSuccess',
    'PostingRoundStillOpenError',
  ]);
  expect(await story.open('BACK_PAY')).toMatchObject({ round: { no: 1, rowCount: 5 } });
  expect(await story.service.outbox('PostingRoundOpened')).toMatchObject([
    { payload: { kind: 'FACTS', rows: 5 } },
    { payload: { kind: 'BACK_PAY' } },
  ]);
});

it('knows no round that was never opened', async () => {
  const roundId = opaqueId('round', 'gz-01', '01890000-0000-7000-8000-000000000001');
  expect(await story.act('closePostingRound', { roundId })).toMatchObject({
    __typename: 'PostingRoundNotFoundError',
  });
  expect(await story.act('resolvePostingRound', { roundId })).toMatchObject({
    __typename: 'PostingRoundNotFoundError',
  });
});
