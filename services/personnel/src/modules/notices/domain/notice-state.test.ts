import { type AttemptOutcome, afterAttempt, type NoticeStatus } from './notice-state.js';

it.each<[NoticeStatus, AttemptOutcome, NoticeStatus | null]>([
  ['ISSUED', 'SERVED', 'SERVED'],
  ['ISSUED', 'FAILED', 'UNSERVED'],
  ['ISSUED', 'PENDING', 'SENDING'],
  ['SENDING', 'SERVED', 'SERVED'],
  ['SENDING', 'FAILED', 'UNSERVED'],
  ['SENDING', 'PENDING', null],
  ['UNSERVED', 'SERVED', 'SERVED'],
  ['UNSERVED', 'PENDING', 'SENDING'],
  ['SERVED', 'FAILED', null],
  ['SERVED', 'SERVED', null],
])('%s, attempt %s → %s', (status, outcome, next) => {
  expect(afterAttempt(status, outcome)).toBe(next);
});
