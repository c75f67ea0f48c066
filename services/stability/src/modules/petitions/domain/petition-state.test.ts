import fc from 'fast-check';
import {
  nextStatus,
  PETITION_ACTS,
  PETITION_STATUSES,
  type PetitionAct,
  type PetitionState,
} from './petition-state.js';

const ACTS = Object.keys(PETITION_ACTS) as PetitionAct[];

it('a remedy runs from receipt to closing', () => {
  const acts: PetitionAct[] = ['REGISTER', 'ACCEPT', 'INVESTIGATE', 'INVESTIGATE', 'REPLY', 'SERVE', 'CLOSE'];
  const states: (PetitionState | null)[] = ['RECEIVED'];
  for (const act of acts) states.push(nextStatus(states.at(-1) ?? 'CLOSED', act));
  expect(states).toEqual([
    'RECEIVED',
    'REGISTERED',
    'ACCEPTED',
    'INVESTIGATING',
    'INVESTIGATING',
    'REPLIED',
    'SERVED',
    'CLOSED',
  ]);
});

it.each<[PetitionAct, PetitionState[]]>([
  ['ACCEPT', ['REGISTERED']],
  ['DECLINE', ['REGISTERED']],
  ['REDIRECT', ['REGISTERED']],
  ['TRANSFER', ['REGISTERED']],
  ['INVESTIGATE', ['ACCEPTED', 'INVESTIGATING']],
  ['REPLY', ['INVESTIGATING']],
  ['SERVE', ['REPLIED']],
  ['CLOSE', ['SERVED']],
  ['WITHDRAW', ['RECEIVED', 'REGISTERED', 'ACCEPTED', 'INVESTIGATING']],
])('%s is in order from %j only', (act, from) => {
  expect(PETITION_STATUSES.filter((status) => nextStatus(status, act) !== null)).toEqual(from);
});

it('whatever is done in whatever order, a case is closed only after a served reply, and ends for good', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), (acts) => {
      const path: PetitionState[] = ['RECEIVED'];
      for (const act of acts) {
        const next = nextStatus(path.at(-1)!, act);
        if (next) path.push(next);
      }
      if (path.includes('CLOSED')) expect(path.slice(-3)).toEqual(['REPLIED', 'SERVED', 'CLOSED']);
      for (const end of ['NOT_ACCEPTED', 'REDIRECTED', 'TRANSFERRED', 'WITHDRAWN', 'CLOSED'] as const)
        if (path.includes(end)) expect(path.at(-1)).toBe(end);
    }),
  );
});
