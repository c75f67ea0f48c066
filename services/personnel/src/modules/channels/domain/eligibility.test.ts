import { localDate } from '@anzhi/domain';
import { assessPerson } from '../../rules/domain/assessment.js';
import { builtInPack } from '../../rules/domain/packs.js';
import type { PersonFacts } from '../../rules/domain/person-facts.js';
import { injuryOf, samplePerson, specialPeriod } from '../../rules/domain/person-facts.sample.js';
import { PLACEMENT_CASES } from '../../rules/domain/placement-cases.js';
import { preparePack } from '../../rules/domain/prepared-pack.js';
import { channelsSchema } from './channel.js';
import { defaultChannels } from './default-channels.js';
import { decideChannels } from './eligibility.js';

const statutory = preparePack(builtInPack('STATUTORY'));
const policy = preparePack(builtInPack('POLICY'));

function decide(over: Partial<PersonFacts>, regime: 'STATUTORY' | 'POLICY' = 'STATUTORY') {
  const pack = regime === 'POLICY' ? policy : statutory;
  const asOf = localDate(regime === 'POLICY' ? '2005-09-01' : '2026-08-18');
  return decideChannels(assessPerson(samplePerson(over), pack, asOf), defaultChannels(regime), pack.reasons);
}

function open(over: Partial<PersonFacts>, regime: 'STATUTORY' | 'POLICY' = 'STATUTORY') {
  return decide(over, regime)
    .options.filter((option) => option.open)
    .map(({ code }) => code);
}

const toxic = [specialPeriod('TOXIC', '1990-01-01', '1999-12-31')];
const seniorWorker: Partial<PersonFacts> = {
  identity: 'SOE_PERMANENT',
  joinWorkDate: localDate('1980-10-01'),
  servicePeriods: [{ ...samplePerson().servicePeriods[0]!, from: localDate('1980-10-01') }],
  birthDate: localDate('1962-03-10'),
};

describe('channel decision, rows of §3.9', () => {
  it.each<[string, Partial<PersonFacts>, 'STATUTORY' | 'POLICY', string, string[]]>([
    [
      '1 deceased',
      { status: 'DECEASED', deathDate: localDate('2026-01-01') },
      'STATUTORY',
      'HEIR_OR_CUSTODIAN',
      [],
    ],
    ['1 missing', { status: 'MISSING' }, 'STATUTORY', 'HEIR_OR_CUSTODIAN', []],
    ['2 legal age', { birthDate: localDate('1960-01-01') }, 'STATUTORY', 'LEGAL_AGE', ['CH4']],
    [
      '2 before 3',
      { birthDate: localDate('1960-01-01'), injury: injuryOf(2) },
      'STATUTORY',
      'LEGAL_AGE',
      ['CH4'],
    ],
    ['3 grade 4', { injury: injuryOf(4) }, 'STATUTORY', 'INJURY_KEPT', ['CH4']],
    [
      '4 special work at 55',
      { ...seniorWorker, birthDate: localDate('1971-01-01'), specialWork: toxic },
      'STATUTORY',
      'SPECIAL_WORK',
      ['CH3'],
    ],
    [
      '4 special work at 50 under POLICY',
      { ...seniorWorker, birthDate: localDate('1955-09-01'), specialWork: toxic },
      'POLICY',
      'SPECIAL_WORK',
      ['CH3'],
    ],
    [
      '5 within five years under POLICY',
      { ...seniorWorker, birthDate: localDate('1950-09-01') },
      'POLICY',
      'WITHIN_FIVE_YEARS',
      ['CH3'],
    ],
    ['6 illness', { totalIncapacityByIllness: true }, 'STATUTORY', 'ILLNESS_INCAPACITY', ['CH3']],
    ['7 permanent under POLICY', seniorWorker, 'POLICY', 'PERMANENT', ['CH1-FEE', 'CH1-COMP', 'CH2']],
    ['7 permanent under STATUTORY', { identity: 'SOE_PERMANENT' }, 'STATUTORY', 'PERMANENT', ['CH1', 'CH2']],
    ['8 contract', {}, 'STATUTORY', 'CONTRACT', ['CH1', 'CH2']],
    [
      '8 contract under POLICY',
      { ...seniorWorker, identity: 'SOE_CONTRACT' },
      'POLICY',
      'CONTRACT',
      ['CH1-COMP', 'CH2'],
    ],
    [
      '8 near the age may apply for internal retirement',
      { birthDate: localDate('1968-09-15') },
      'STATUTORY',
      'CONTRACT',
      ['CH1', 'CH2', 'CH3'],
    ],
    ['9 protected', { specialProtection: true }, 'STATUTORY', 'CONTRACT', ['CH1', 'CH2']],
    ['10 temporary', { identity: 'TEMPORARY' }, 'STATUTORY', 'TEMPORARY', ['CH1']],
    [
      'internal retirement goes on',
      { status: 'INTERNAL_RETIRED', birthDate: localDate('1968-09-15') },
      'STATUTORY',
      'INTERNAL_RETIRED',
      ['CH3'],
    ],
    ['pensioner', { status: 'RETIRED' }, 'STATUTORY', 'PENSIONER', ['CH4']],
    ['survivor', { status: 'SURVIVOR_BENEFICIARY' }, 'STATUTORY', 'SURVIVOR', ['CH4']],
  ])('%s', (_, over, regime, found, codes) => {
    expect(decide(over, regime).case).toBe(found);
    expect(open(over, regime)).toEqual(codes);
  });

  it('says why each closed channel is closed, with its source', () => {
    const reason = (over: Partial<PersonFacts>, code: string, regime: 'STATUTORY' | 'POLICY' = 'STATUTORY') =>
      decide(over, regime).options.find((option) => option.code === code)!.reason;
    expect(reason({ injury: injuryOf(4) }, 'CH1').zh).toContain('工伤保险条例第35条');
    expect(reason({}, 'CH3').en).toContain('less than 5 years');
    const joinedLate = { ...seniorWorker, joinWorkDate: localDate('1986-10-01') };
    expect(reason(joinedLate, 'CH1-FEE', 'POLICY').zh).toContain('1986-10-01 以前');
  });

  it('notes care for protected people without taking anything away', () => {
    expect(decide({ specialProtection: true }).care?.zh).toContain('劳动合同法第42, 44(4)条');
    expect(decide({}).care).toBeNull();
  });

  it.each<[string, Partial<PersonFacts>]>([
    ['I-P7 injury grade 1', { injury: injuryOf(1) }],
    ['I-P7 injury grade 4', { injury: injuryOf(4) }],
    ['I-P5 incapable through illness', { totalIncapacityByIllness: true }],
    ['retired', { status: 'RETIRED' }],
  ])('%s: no severance channel, not even by a plan that says otherwise', (_case, over) => {
    const generous = defaultChannels('STATUTORY').map((channel) => ({
      ...channel,
      eligibilityRule: { anyOf: [{ cases: [...PLACEMENT_CASES], needs: [] }] },
    }));
    const person = { ...samplePerson(), ...over };
    const decision = decideChannels(
      assessPerson(person, statutory, localDate('2026-08-18')),
      generous,
      statutory.reasons,
    );
    expect(decision.options.filter(({ open, settles }) => open && settles === 'COMPENSATION')).toEqual([]);
    expect(decision.options.some(({ open }) => open)).toBe(true);
  });

  it('I-P7: injury grade 5 ends the relation with severance as for others', () => {
    expect(open({ injury: injuryOf(5) }, 'STATUTORY')).toContain('CH1');
  });
});

describe('channels as plan data', () => {
  it.each(['STATUTORY', 'POLICY'] as const)('the defaults of %s are valid', (regime) => {
    expect(channelsSchema.safeParse(defaultChannels(regime)).success).toBe(true);
  });

  it('refuses fewer than three channels and a code used twice', () => {
    const [first, second, third] = defaultChannels('STATUTORY');
    expect(channelsSchema.safeParse([first, second]).success).toBe(false);
    expect(channelsSchema.safeParse([first, second, third, first]).success).toBe(false);
  });

  it('follows a plan that opens a channel otherwise', () => {
    const [first, ...rest] = defaultChannels('STATUTORY');
    const narrowed = {
      ...first!,
      eligibilityRule: { anyOf: [{ cases: ['PERMANENT' as const], needs: [] }] },
    };
    const assessment = assessPerson(samplePerson(), statutory, localDate('2026-08-18'));
    const decision = decideChannels(assessment, [narrowed, ...rest], statutory.reasons);
    expect(decision.options.filter((option) => option.open).map(({ code }) => code)).toEqual(['CH2']);
  });
});
