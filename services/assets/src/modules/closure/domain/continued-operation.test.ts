import { localDate } from '@anzhi/domain';
import { type OperationBasis, refuseOperation } from './continued-operation.js';

const closure = { phase: 'DECLARED', regime: 'STATUTORY', acceptedOn: localDate('2026-06-15') } as const;
const today = localDate('2026-08-18');
const decide = (basis: OperationBasis, approvedOn: string, metOn: string | null) =>
  refuseOperation(
    closure,
    { basis, approvedOn: localDate(approvedOn) },
    metOn ? localDate(metOn) : null,
    today,
  );

it.each([
  ['art. 26: permitted before the meeting', 'COURT_PERMISSION', '2026-08-18', null, null],
  ['art. 26: permitted on the day of acceptance', 'COURT_PERMISSION', '2026-06-15', null, null],
  ['art. 26: permitted the day before the meeting', 'COURT_PERMISSION', '2026-08-09', '2026-08-10', null],
  ['art. 61(5): decided on the day of the meeting', 'CREDITORS_MEETING', '2026-08-10', '2026-08-10', null],
  ['no meeting yet', 'CREDITORS_MEETING', '2026-08-10', null, { kind: 'BASIS', needed: 'COURT_PERMISSION' }],
  [
    'art. 61(5): the court no longer decides',
    'COURT_PERMISSION',
    '2026-08-10',
    '2026-08-10',
    { kind: 'BASIS', needed: 'CREDITORS_MEETING' },
  ],
] as const)('%s', (_name, basis, approvedOn, metOn, refusal) => {
  expect(decide(basis, approvedOn, metOn)).toEqual(refusal);
});

it.each(['2026-06-14', '2026-08-19'])('a decision of %s lies outside the case', (approvedOn) => {
  expect(decide('COURT_PERMISSION', approvedOn, null)).toEqual({
    kind: 'DATE',
    earliest: '2026-06-15',
    latest: '2026-08-18',
  });
});

it('needs an accepted case: an administrator decides, and there is none before', () => {
  const decision = { basis: 'COURT_PERMISSION', approvedOn: today } as const;
  expect(refuseOperation({ ...closure, acceptedOn: null }, decision, null, today)).toEqual({
    kind: 'NOT_ACCEPTED',
  });
});
