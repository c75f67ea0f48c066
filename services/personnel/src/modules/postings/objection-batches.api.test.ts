import { opaqueId } from '@anzhi/domain';
import { type BatchStory, dismissed, numberOf, startBatchStory, upheld } from './objection-batch.fixture.js';

let story: BatchStory;
beforeAll(async () => {
  story = await startBatchStory(24);
});
afterAll(() => story.stop());

const served = (objectionId: string, no = 1) => ({ objectionId, means: 'POST', proof: `挂号信 ${no}` });

describe('a batch of objections', () => {
  it('takes as many statements for twelve as for three: accepted, decided with corrections and hearings, notified', async () => {
    const { service } = story;
    const corrections = [
      ['JOIN_UNIT_ON', '2000-08-02'],
      ['ARREARS', '2026-02 2026-04 900.00'],
      ['SPECIAL_WORK', 'HIGH_TEMP 2001-01-01 2002-12-31'],
    ] as const;
    const play = async (numbers: readonly number[]) => {
      const objectionIds: string[] = [];
      for (const [index, no] of numbers.entries())
        objectionIds.push(await story.file(no, `第${no}号`, index % 3 === 0 ? 24 : undefined));
      const acts = [
        () => story.act('acceptObjections', { objectionIds }),
        () =>
          story.act('decideObjections', {
            decisions: objectionIds.map((id, index) => {
              const [field, value] = corrections[index % 3]!;
              return upheld(id, field, value);
            }),
          }),
        () => story.act('notifyObjections', { notices: objectionIds.map((id) => served(id)) }),
      ];
      const sent = [];
      for (const [step, act] of acts.entries()) {
        if (step === 1)
          for (const objectionId of objectionIds.filter((_, index) => index % 3 === 0))
            await story.act('recordHearing', { objectionId, note: '本人说明' });
        let answer: object = {};
        const statements = await service.statementsOf(async () => {
          answer = await act();
        });
        expect(answer).toMatchObject({ __typename: 'ObjectionsSuccess' });
        sent.push(statements.length);
      }
      return sent;
    };
    await play([1]);
    const three = await play([2, 3, 4]);
    const twelve = await play([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(twelve).toEqual(three);
  });

  it('tells every problem by its place in the input', async () => {
    const [known, other] = [await story.file(23, '甲'), await story.file(23, '乙')];
    const unknown = opaqueId('objection', 'gz-01', '01890000-0000-7000-8000-000000000001');
    await story.act('acceptObjection', { objectionId: other });
    const decisions = [
      upheld(unknown, 'BIRTH_DATE', 'x'),
      dismissed(known),
      dismissed(other),
      dismissed(unknown),
    ];
    const { problems } = await story.act('decideObjections', { decisions });
    expect(problems).toEqual([
      { index: 0, code: 'ObjectionNotFoundError' },
      { index: 1, code: 'ObjectionNotAcceptedError' },
      { index: 3, code: 'ObjectionNotFoundError' },
    ]);
  });

  it('tells the second of one objection what the first made of it, and does none', async () => {
    const id = await story.file(17, '重复');
    const twice = { objectionIds: [id, id] };
    expect(await story.act('acceptObjections', twice)).toMatchObject({
      problems: [{ index: 1, code: 'ObjectionNotFiledError' }],
    });
    await story.act('acceptObjection', { objectionId: id });
    const wage = upheld(id, 'AVERAGE_WAGE', '5000.00');
    expect(await story.act('decideObjections', { decisions: [wage, dismissed(id)] })).toMatchObject({
      problems: [{ index: 1, code: 'ObjectionAlreadyDecidedError' }],
    });
    // What is refused changes nothing for the next.
    const badly = { ...dismissed(id), remedies: '' };
    expect(await story.act('decideObjections', { decisions: [badly, dismissed(id), wage] })).toMatchObject({
      problems: [
        { index: 0, code: 'ObjectionRemediesMissingError' },
        { index: 2, code: 'ObjectionAlreadyDecidedError' },
      ],
    });
    await story.act('decideObjection', wage);
    expect(await story.act('notifyObjections', { notices: [served(id), served(id)] })).toMatchObject({
      problems: [{ index: 1, code: 'ObjectionAlreadyNotifiedError' }],
    });
    expect(await story.act('notifyObjection', served(id))).toMatchObject({
      objection: { state: 'NOTIFIED' },
    });
  });

  it('writes letters for decisions from before there were any, and tells of each once', async () => {
    const ids = [await story.file(20, '甲'), await story.file(21, '乙'), await story.file(22, '丙')];
    await story.act('acceptObjections', { objectionIds: ids });
    await story.act('decideObjections', { decisions: ids.map(dismissed) });
    await story.service.sql(
      `UPDATE objection o SET notice_id = NULL FROM employee e WHERE e.id = o.employee_id AND e.employee_no IN ('GZ00020', 'GZ00021')`,
    );
    const letters = await story.count('person_notice');
    const told = (await story.service.outbox('ObjectionDecided')).length;
    const notices = ids.map((id, index) => served(id, index));
    expect(await story.act('notifyObjections', { notices })).toMatchObject({
      objections: ids.map((id) => ({ id, state: 'NOTIFIED' })),
    });
    expect(await story.count('person_notice')).toBe(letters + 2);
    const events = (await story.service.outbox('ObjectionDecided')).slice(told);
    expect(events.map(({ payload }) => payload['objectionId']).sort()).toEqual([...ids].sort());
    expect(events.map(({ aggregateId }) => aggregateId)).toEqual([...ids].sort());
    expect(
      await story.service.sql(
        `SELECT e.employee_no AS no, a.proof, n.status FROM objection o JOIN employee e ON e.id = o.employee_id
           JOIN notice_attempt a ON a.notice_id = o.notice_id JOIN person_notice n ON n.id = o.notice_id
          WHERE e.employee_no IN ('GZ00020', 'GZ00021', 'GZ00022') ORDER BY 1`,
      ),
    ).toEqual(
      [20, 21, 22].map((no, index) => ({ no: numberOf(no), proof: `挂号信 ${index}`, status: 'SERVED' })),
    );
  });

  it('lets two batches of the same objections in turned order end, one of them refused', async () => {
    const ids = [await story.file(20, '丁'), await story.file(21, '戊'), await story.file(22, '己')];
    const accept = (objectionIds: readonly string[]) => story.act('acceptObjections', { objectionIds });
    const answers = await Promise.all([accept(ids), accept([...ids].reverse())]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'ObjectionBatchError',
      'ObjectionsSuccess',
    ]);
  });
});
