import { inParallel, inParts, PassingFault, until, withPatience } from './retry.js';

describe('withPatience', () => {
  it('does the work again after a passing fault, and gives its result', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries < 3) throw new PassingFault('restarting');
      return 'done';
    };
    expect(await withPatience(work)).toBe('done');
    expect(tries).toBe(3);
  });

  it('gives up with the last fault once its time is over', async () => {
    const work = () => Promise.reject(new PassingFault('still down'));
    await expect(withPatience(work, 120)).rejects.toThrow('still down');
  });

  it('does not repeat what failed for good', async () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      return Promise.reject(new Error('refused'));
    };
    await expect(withPatience(work)).rejects.toThrow('refused');
    expect(tries).toBe(1);
  });
});

describe('until', () => {
  it('looks until there is something', async () => {
    const answers = [null, null, 'seen'];
    expect(await until('it', async () => answers.shift() ?? null)).toBe('seen');
  });

  it('says what it waited for', async () => {
    await expect(until('the declaration', async () => null, 60)).rejects.toThrow(
      'in vain for the declaration',
    );
  });
});

describe('inParallel', () => {
  it('keeps the order of the results and never has more under way than allowed', async () => {
    let [running, most] = [0, 0];
    const results = await inParallel([30, 10, 20, 5, 1], 2, async (item, index) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return item * 10 + index;
    });
    expect(results).toEqual([300, 101, 202, 53, 14]);
    expect(most).toBe(2);
  });

  it('stops at the first failure and throws it', async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      if (item === 2) throw new Error('second');
      done.push(item);
    };
    await expect(inParallel([1, 2, 3, 4], 1, work)).rejects.toThrow('second');
    expect(done).toEqual([1]);
  });
});

it('parts a list in order', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inParts([], 2)).toEqual([]);
});
