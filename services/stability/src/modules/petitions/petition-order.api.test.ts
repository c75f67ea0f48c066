import { openPetitionDesk, type PetitionDesk, REPLY } from '../../testing/petition-desk.js';

let desk: PetitionDesk;
beforeAll(async () => {
  desk = await openPetitionDesk();
});
afterAll(() => desk.service.stop());

describe('acts out of order', () => {
  const routed: [string, object][] = [
    ['acceptPetition', { notice: 'x' }],
    ['declinePetition', { notice: 'x', ground: 'UNDER_WAY' }],
    ['redirectPetition', { notice: 'x', route: 'ARBITRATION' }],
    ['transferPetition', { notice: 'x', toBody: '市人社局' }],
  ];
  it.each(routed)('%s twice', async (mutation, input) => {
    const { id: petitionId } = await desk.register();
    expect((await desk.act(desk.officer, mutation, { petitionId, ...input })).__typename).toMatch(/Success$/);
    expect(await desk.act(desk.officer, mutation, { petitionId, ...input })).toMatchObject({
      __typename: 'PetitionAlreadyRoutedError',
    });
  });

  it.each([
    ['investigatePetition', {}, 'PetitionNotAcceptedError'],
    ['answerQuestion', { no: 1, answer: 'x' }, 'PetitionNotAcceptedError'],
    ['replyPetition', REPLY, 'PetitionNotInvestigatedError'],
    ['servePetitionReply', { means: 'POST', proof: 'x' }, 'PetitionNotRepliedError'],
    ['closePetition', {}, 'PetitionNotServedError'],
    [
      'referObjection',
      { employeeNo: 'GZ00001', series: 'FACTS', item: 'SENIORITY' },
      'PetitionNotAcceptedError',
    ],
  ])('%s on a case just registered', async (mutation, input, error) => {
    const { id: petitionId } = await desk.register();
    expect(await desk.act(desk.officer, mutation, { petitionId, ...input })).toMatchObject({
      __typename: error,
    });
  });

  it('replies once, and does not take back what was replied to', async () => {
    const { id: petitionId } = await desk.investigated();
    await desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY });
    expect(await desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY })).toMatchObject({
      __typename: 'PetitionNotInvestigatedError',
    });
    expect(await desk.act(desk.officer, 'withdrawPetition', { petitionId, statement: 'x' })).toMatchObject({
      __typename: 'PetitionTooLateToWithdrawError',
    });
    expect(await desk.service.outbox('PetitionReplied')).toContainEqual(
      expect.objectContaining({ aggregateId: petitionId }),
    );
  });

  it('of two replies at once exactly one wins', async () => {
    const { id: petitionId } = await desk.investigated();
    const both = await Promise.all(
      [1, 2].map(() => desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY })),
    );
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'PetitionNotInvestigatedError',
      'ReplyPetitionSuccess',
    ]);
  });
});
