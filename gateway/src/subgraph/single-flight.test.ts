import { createSingleFlight } from './single-flight.js';

let now = 0;
const flights = createSingleFlight<string>(() => now);

it('does identical work once while it is under way, and anew afterwards', async () => {
  let starts = 0;
  const start = async () => {
    starts += 1;
    return `answer ${starts}`;
  };
  const both = [flights.run('a', 1_000, start), flights.run('a', 1_000, start)];
  expect(both.map(({ joined }) => joined)).toEqual([false, true]);
  expect(await Promise.all(both.map(({ result }) => result))).toEqual(['answer 1', 'answer 1']);
  expect(await flights.run('a', 1_000, start).result).toBe('answer 2');
});

it('joins nobody to work that ends soon for the sake of whoever began it', () => {
  const never = () => new Promise<string>(() => undefined);
  expect(flights.run('b', 200, never).joined).toBe(false);
  expect(flights.run('b', 10_000, never).joined).toBe(false);
  expect(flights.run('b', 10_000, never).joined).toBe(true);
  now += 6_000;
  expect(flights.run('b', 10_000, never).joined).toBe(false);
  // Who has little time left may join.
  expect(flights.run('b', 300, never).joined).toBe(true);
});
