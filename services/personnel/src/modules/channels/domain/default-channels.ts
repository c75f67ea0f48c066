import type { Regime } from '../../rules/domain/rule-pack.js';
import type { Channel } from './channel.js';

const WORKERS = ['PERMANENT', 'CONTRACT', 'TEMPORARY'] as const;

const REHIRED: Channel = {
  code: 'CH2',
  name: { zh: '重组企业上岗', en: 'Job in the restructured company' },
  eligibilityRule: { anyOf: [{ cases: ['PERMANENT', 'CONTRACT'], needs: [] }] },
  benefits: ['COMPENSATION', 'NEW_CONTRACT'],
  settles: 'COMPENSATION',
};

const EARLY: Channel = {
  code: 'CH3',
  name: { zh: '提前退休、内部退养', en: 'Early or internal retirement' },
  eligibilityRule: {
    anyOf: [
      { cases: ['SPECIAL_WORK', 'WITHIN_FIVE_YEARS', 'ILLNESS_INCAPACITY', 'INTERNAL_RETIRED'], needs: [] },
      { cases: ['PERMANENT', 'CONTRACT'], needs: ['INTERNAL_RETIREMENT_OPEN'] },
    ],
  },
  benefits: ['PENSION', 'INTERNAL_RETIREMENT_ALLOWANCE', 'INTERNAL_RETIREMENT_INSURANCE'],
  settles: 'INTERNAL_RETIREMENT',
};

const COMMUNITY: Channel = {
  code: 'CH4',
  name: {
    zh: '法定退休、工残及供养管理(移交社区)',
    en: 'Retirement, injury and survivors, in the community',
  },
  eligibilityRule: { anyOf: [{ cases: ['LEGAL_AGE', 'INJURY_KEPT', 'PENSIONER', 'SURVIVOR'], needs: [] }] },
  benefits: ['PENSION', 'INJURY_MONTHLY_ALLOWANCE', 'SURVIVOR_PENSION', 'COMMUNITY_MANAGEMENT'],
  settles: null,
};

const STATUTORY: readonly Channel[] = [
  {
    code: 'CH1',
    name: { zh: '领取经济补偿金,自谋职业', en: 'Compensation, finding work oneself' },
    eligibilityRule: { anyOf: [{ cases: [...WORKERS], needs: [] }] },
    benefits: ['COMPENSATION'],
    settles: 'COMPENSATION',
  },
  REHIRED,
  EARLY,
  COMMUNITY,
];

const POLICY: readonly Channel[] = [
  {
    code: 'CH1-FEE',
    name: { zh: '领取一次性安置费,自谋职业', en: 'One-off fee, finding work oneself' },
    eligibilityRule: { anyOf: [{ cases: ['PERMANENT'], needs: ['FEE_ELIGIBLE'] }] },
    benefits: ['RESETTLEMENT_FEE'],
    settles: 'FEE',
  },
  {
    code: 'CH1-COMP',
    name: { zh: '领取经济补偿金,自谋职业', en: 'Compensation, finding work oneself' },
    eligibilityRule: { anyOf: [{ cases: [...WORKERS], needs: [] }] },
    benefits: ['COMPENSATION'],
    settles: 'COMPENSATION',
  },
  REHIRED,
  EARLY,
  COMMUNITY,
];

/** The usual channels of a regime (§2.1.4), from which a plan starts; a plan may change them. */
export function defaultChannels(regime: Regime): readonly Channel[] {
  return regime === 'POLICY' ? POLICY : STATUTORY;
}
