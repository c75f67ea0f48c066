import type { RepresentativeKind, UncollectedReason } from './uncollected-state.js';

/** Steps by which money comes to a person who cannot take it (§6.1 of 4-data-and-peers). */
export const CUSTODY_STEPS = [
  'HOME_SERVICE_ARRANGED',
  'POWER_OF_ATTORNEY_PROVED',
  'CAPACITY_DETERMINED',
  'SIGNED_IN_PERSON',
  'GUARDIAN_ESTABLISHED',
  'WARD_ACCOUNT_OPENED',
  'ABSENCE_BEGAN',
  'DECLARED_MISSING',
  'CUSTODIAN_APPOINTED',
  'DEATH_DECLARED',
  'DEATH_RECORDED',
  'HEIRS_ESTABLISHED',
  'REFUSAL_SERVED',
  'DEPOSIT_MADE',
] as const;
export type CustodyStepCode = (typeof CUSTODY_STEPS)[number];

/** What a step can come to, where that decides how the path goes on. */
export const CUSTODY_OUTCOMES = [
  'CAPABLE',
  'LIMITED',
  'INCAPABLE',
  'WHEREABOUTS_UNKNOWN',
  'ACCIDENT',
  'SURVIVAL_IMPOSSIBLE',
] as const;
export type CustodyOutcome = (typeof CUSTODY_OUTCOMES)[number];

export interface PathStep {
  readonly code: CustodyStepCode;
  readonly zh: string;
  readonly en: string;
  readonly basis: string;
  /** Steps that come before. */
  readonly after: readonly CustodyStepCode[];
  /** The path takes the step only after one of these outcomes. */
  readonly only?: readonly CustodyOutcome[];
  /** What it must come to. */
  readonly outcomes?: readonly CustodyOutcome[];
  /** Years from a step before, by its outcome. */
  readonly waits?: {
    readonly from: CustodyStepCode;
    readonly years: Readonly<Partial<Record<CustodyOutcome, number>>>;
  };
}

const HEIRS: PathStep = {
  ...{ code: 'HEIRS_ESTABLISHED', zh: '确定继承人', en: 'Establish the heirs by notary or court' },
  ...{ basis: '民法典 1121、1127', after: [] },
};
const DEPOSIT: PathStep = {
  ...{ code: 'DEPOSIT_MADE', zh: '提存', en: 'Deposit the money with a notary office' },
  ...{ basis: '民法典 570', after: [] },
};

export const CUSTODY_PATHS: Readonly<Record<UncollectedReason, readonly PathStep[]>> = {
  DISABLED: [
    {
      ...{
        code: 'HOME_SERVICE_ARRANGED',
        zh: '上门或到医院办理',
        en: 'Serve the person at home or in hospital',
      },
      ...{ basis: '残疾人保障法 3', after: [] },
    },
    {
      ...{
        code: 'POWER_OF_ATTORNEY_PROVED',
        zh: '核验授权委托书',
        en: 'Check the power of attorney of an agent',
      },
      ...{ basis: '民法典 161、165', after: [] },
    },
  ],
  MENTAL_ILLNESS: [
    {
      ...{
        code: 'CAPACITY_DETERMINED',
        zh: '认定民事行为能力',
        en: 'Determine the capacity: a diagnosis is not incapacity',
      },
      ...{ basis: '民法典 21、22、24; 精神卫生法 5', after: [] },
      outcomes: ['CAPABLE', 'LIMITED', 'INCAPABLE'],
    },
    {
      ...{ code: 'SIGNED_IN_PERSON', zh: '本人签署', en: 'The person signs personally' },
      ...{ basis: '民法典 18', after: ['CAPACITY_DETERMINED'], only: ['CAPABLE'] },
    },
    {
      ...{
        code: 'GUARDIAN_ESTABLISHED',
        zh: '确定监护人',
        en: 'Establish the guardian: spouse, parents or children, near relatives; disputes go to court',
      },
      ...{ basis: '民法典 28、31', after: ['CAPACITY_DETERMINED'], only: ['LIMITED', 'INCAPABLE'] },
    },
    {
      ...{
        code: 'WARD_ACCOUNT_OPENED',
        zh: '以被监护人名义开户',
        en: 'Open an account in the name of the ward',
      },
      ...{ basis: '民法典 34、35', after: ['GUARDIAN_ESTABLISHED'], only: ['LIMITED', 'INCAPABLE'] },
    },
  ],
  MISSING: [
    {
      ...{
        code: 'ABSENCE_BEGAN',
        zh: '确认下落不明起算日',
        en: 'Establish the day since which nothing was heard',
      },
      ...{
        basis: '民法典 41',
        after: [],
        outcomes: ['WHEREABOUTS_UNKNOWN', 'ACCIDENT', 'SURVIVAL_IMPOSSIBLE'],
      },
    },
    DEPOSIT,
    {
      ...{
        code: 'DECLARED_MISSING',
        zh: '申请法院宣告失踪',
        en: 'Court declares the person missing after two years',
      },
      ...{ basis: '民法典 40、41', after: ['ABSENCE_BEGAN'] },
      waits: {
        from: 'ABSENCE_BEGAN',
        years: { WHEREABOUTS_UNKNOWN: 2, ACCIDENT: 2, SURVIVAL_IMPOSSIBLE: 2 },
      },
    },
    {
      ...{ code: 'CUSTODIAN_APPOINTED', zh: '确定财产代管人', en: 'Custodian of the property is appointed' },
      ...{ basis: '民法典 42', after: ['DECLARED_MISSING'] },
    },
    {
      ...{
        code: 'DEATH_DECLARED',
        zh: '申请法院宣告死亡',
        en: 'Court declares the person dead after four years; after an accident two, or at once if survival is impossible',
      },
      ...{ basis: '民法典 46', after: ['ABSENCE_BEGAN'] },
      waits: {
        from: 'ABSENCE_BEGAN',
        years: { WHEREABOUTS_UNKNOWN: 4, ACCIDENT: 2, SURVIVAL_IMPOSSIBLE: 0 },
      },
    },
    { ...HEIRS, after: ['DEATH_DECLARED'] },
  ],
  REFUSED: [
    {
      ...{ code: 'REFUSAL_SERVED', zh: '送达领取通知', en: 'Serve the notice to collect, with proof' },
      ...{ basis: '民法典 570(1)', after: [] },
    },
    { ...DEPOSIT, after: ['REFUSAL_SERVED'] },
  ],
  HEIR_PENDING: [
    {
      ...{ code: 'DEATH_RECORDED', zh: '登记死亡日期', en: 'Record the date of death' },
      ...{ basis: '民法典 13、15', after: [] },
    },
    { ...HEIRS, after: ['DEATH_RECORDED'] },
  ],
};

/** What proves that somebody acts for the person, by capacity. */
export const PROOF_KINDS = [
  'FAMILY_RELATION_PROOF',
  'GUARDIANSHIP_ORDER',
  'CUSTODY_JUDGMENT',
  'POWER_OF_ATTORNEY',
  'INHERITANCE_CERTIFICATE',
  'INHERITANCE_JUDGMENT',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

export const PROOFS_OF: Readonly<Record<RepresentativeKind, readonly ProofKind[]>> = {
  GUARDIAN: ['FAMILY_RELATION_PROOF', 'GUARDIANSHIP_ORDER'],
  CUSTODIAN: ['CUSTODY_JUDGMENT'],
  AGENT: ['POWER_OF_ATTORNEY'],
  HEIR: ['INHERITANCE_CERTIFICATE', 'INHERITANCE_JUDGMENT'],
};
