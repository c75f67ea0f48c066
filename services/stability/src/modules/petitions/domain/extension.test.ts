import { localDate } from '@anzhi/domain';
import { type Extendable, extensionFault } from './extension.js';
import { PETITION_RULES_2022 } from './petition-rules.js';

const open: Extendable = {
  status: 'ACCEPTED',
  finishDue: '2026-03-06',
  extendedDays: null,
  handler: 'officer',
};
const ask = { days: 30, approver: 'head', today: localDate('2026-03-06') };

it.each([
  ['on the last day by the most', open, ask, null],
  ['a day after', open, { ...ask, today: localDate('2026-03-07') }, 'TOO_LATE'],
  ['a second time', { ...open, extendedDays: 1 }, ask, 'ALREADY_EXTENDED'],
  ['by 31 days', open, { ...ask, days: 31 }, 'TOO_LONG'],
  ['by nothing', open, { ...ask, days: 0 }, 'TOO_LONG'],
  ['before acceptance', { ...open, status: 'REGISTERED' as const }, ask, 'NOT_UNDER_WAY'],
  ['after the reply', { ...open, status: 'REPLIED' as const }, ask, 'NOT_UNDER_WAY'],
  ['of a suggestion, which has no such clock', { ...open, finishDue: null }, ask, 'NOT_UNDER_WAY'],
  ['by the handler', open, { ...ask, approver: 'officer' }, 'OWN_CASE'],
])('extension %s', (_case, petition, request, fault) => {
  expect(extensionFault(PETITION_RULES_2022, petition, request)).toBe(fault);
});
