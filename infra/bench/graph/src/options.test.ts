import { OptionError, readOptions } from './options.js';

test('a whole run measures everything with one person and with fresh tokens, five rounds', () => {
  const { workloads, variants, modes, rounds, connections, rampTo, soak, write } = readOptions([]);
  expect(workloads.map(({ name }) => name)).toEqual(['summary', 'mid', 'full', 'services', 'store']);
  expect(variants).toEqual(['ours', 'again', 'stock', 'hive', 'hive-rust', 'merge']);
  expect({ modes, rounds, connections, rampTo, soak, write }).toEqual({
    modes: ['one', 'fresh'],
    rounds: 5,
    connections: 50,
    rampTo: 500,
    soak: null,
    write: false,
  });
});

test('--only takes workloads and variants, and what is not named of either is all of it', () => {
  const { workloads, variants } = readOptions(['--only', 'store,merge,ours', '--quick']);
  expect(workloads.map(({ name }) => name)).toEqual(['store']);
  expect(variants).toEqual(['ours', 'merge']);
  expect(readOptions(['--only', 'merge']).workloads).toHaveLength(5);
});

test('a quick run measures one workload of each kind, every variant once', () => {
  const { workloads, variants, rounds } = readOptions(['--quick']);
  expect(workloads.map(({ name }) => name)).toEqual(['summary', 'store']);
  expect([variants.includes('again'), variants.length, rounds]).toEqual([false, 5, 1]);
});

test('the soak alone measures no workload', () => {
  const { workloads, soak } = readOptions(['--soak-only', '--requests', '1000', '--operations', '10']);
  expect([workloads, soak]).toEqual([[], { requests: 1_000, operations: 10 }]);
});

test('the front is measured in a whole run, and alone when asked for', () => {
  expect([readOptions([]).front, readOptions(['--quick']).front, readOptions(['--soak-only']).front]).toEqual(
    [true, false, false],
  );
  const { front, workloads } = readOptions(['--front']);
  expect([front, workloads]).toEqual([true, []]);
});

test.each([
  [['--only', 'sumary'], 'there is no sumary'],
  [['--identity', 'two'], 'there is no two'],
  [['--rounds', '0'], '--rounds is 1 to 100, not 0'],
  [['--ramp', 'x'], '--ramp is 1 to 5000, not x'],
  [['--write', '--quick'], 'all variants'],
  [['--write', '--only', 'mid,ours'], 'all variants'],
  [['--write', '--soak'], 'not with'],
])('%j is refused with what is wrong', (args, words) => {
  expect(() => readOptions(args)).toThrow(OptionError);
  expect(() => readOptions(args)).toThrow(words);
});
