import { type RecheckedPeriod, type RecheckFinding, recheckPerson } from './catalogue-recheck.js';

const period = (over: Partial<RecheckedPeriod> = {}): RecheckedPeriod => ({
  id: 'a',
  type: 'TOXIC',
  status: 'CLAIMED',
  archiveEvidence: '台账',
  ...over,
});
const LISTED: RecheckFinding = { listed: true, type: 'TOXIC' };
const NOT_LISTED: RecheckFinding = { listed: false };

describe('S104 the answer to each person of a rechecked job', () => {
  it.each<[string, RecheckedPeriod[], RecheckFinding, string, string[]]>([
    ['a claim with its record', [period()], LISTED, 'RECOGNISED', ['VERIFIED']],
    ['a claim without record', [period({ archiveEvidence: null })], LISTED, 'EVIDENCE_NEEDED', []],
    ['a claim of another kind', [period({ type: 'HIGH_TEMP' })], LISTED, 'EVIDENCE_NEEDED', []],
    ['verified before', [period({ status: 'VERIFIED' })], LISTED, 'RECOGNISED', []],
    ['rejected before', [period({ status: 'REJECTED' })], LISTED, 'EVIDENCE_NEEDED', []],
    ['no claim, listed', [], LISTED, 'MAY_CLAIM', []],
    ['no claim, not listed', [], NOT_LISTED, 'NOT_LISTED', []],
    ['a claim, not listed', [period()], NOT_LISTED, 'PERIOD_REJECTED', ['REJECTED']],
    ['verified, not listed', [period({ status: 'VERIFIED' })], NOT_LISTED, 'PERIOD_REJECTED', ['REJECTED']],
    ['rejected, not listed', [period({ status: 'REJECTED' })], NOT_LISTED, 'NOT_LISTED', []],
  ])('%s', (_case, periods, finding, outcome, statuses) => {
    const reply = recheckPerson(periods, finding);
    expect(reply.outcome).toBe(outcome);
    expect(reply.changes.map((change) => change.status)).toEqual(statuses);
  });
});
