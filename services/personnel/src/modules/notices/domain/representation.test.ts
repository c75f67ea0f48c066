import { localDate } from '@anzhi/domain';
import { carries, POWERS, type Representation, representationFault } from './representation.js';

const day = localDate;
const today = day('2026-09-01');
const agent: Representation = {
  kind: 'AGENT',
  powers: ['SIGN', 'COLLECT'],
  from: day('2026-08-20'),
  until: day('2026-12-31'),
};

it.each([
  ['an agent with a term (民法典 165)', agent, null],
  ['an agent without a term', { ...agent, until: null }, 'AGENT_WITHOUT_END'],
  [
    'a guardian with every power (民法典 34)',
    { ...agent, kind: 'GUARDIAN', powers: POWERS, until: null },
    null,
  ],
  ['a custodian who would choose', { ...agent, kind: 'CUSTODIAN', powers: ['CHOOSE'] }, 'POWER_BEYOND_KIND'],
  ['an heir who would sign', { ...agent, kind: 'HEIR', powers: ['SIGN'] }, 'POWER_BEYOND_KIND'],
  ['a term that ends before it begins', { ...agent, until: day('2026-08-19') }, 'ENDS_BEFORE_IT_BEGINS'],
  ['a term that is over', { ...agent, until: day('2026-08-31') }, 'OVER'],
  ['a term that ends today', { ...agent, until: today }, null],
] as const)('%s', (_name, representation, fault) => {
  expect(representationFault(representation as Representation, today)).toBe(fault);
});

it.each([
  ['on the first day', 'SIGN', '2026-08-20', null, true],
  ['on the last day', 'SIGN', '2026-12-31', null, true],
  ['before', 'SIGN', '2026-08-19', null, false],
  ['after', 'SIGN', '2027-01-01', null, false],
  ['without that power', 'CHOOSE', '2026-09-01', null, false],
  ['once ended', 'SIGN', '2026-09-01', '2026-08-30', false],
] as const)('carries a power %s', (_name, power, on, endedOn, expected) => {
  expect(carries({ ...agent, endedOn: endedOn && day(endedOn) }, power, day(on))).toBe(expected);
});
