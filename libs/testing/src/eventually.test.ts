import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives the result of the first try that passes', async () => {
    let tries = 0;
    const third = () => {
      tries += 1;
      if (tries < 3) throw new Error(`try ${tries}`);
      return `passed at ${tries}`;
    };
    await expect(eventually(third, { every: 1 })).resolves.toBe('passed at 3');
  });

  it('throws the last failure when the time is over', async () => {
    let tries = 0;
    const never = () => {
      tries += 1;
      return Promise.reject(new Error(`failed ${tries} times`));
    };
    await expect(eventually(never, { within: 20, every: 1 })).rejects.toThrow(/^failed \d+ times$/);
    expect(tries).toBeGreaterThan(1);
  });
});
