import type { PlacementCase } from './placement-cases.js';
import type { Citation, RulePack } from './rule-pack.js';
import { type Bilingual, citeOf, renderSource } from './trace.js';

/** Conditions of a channel beside the row of §3.9. */
export const CHANNEL_NEEDS = ['FEE_ELIGIBLE', 'INTERNAL_RETIREMENT_OPEN'] as const;
export type ChannelNeed = (typeof CHANNEL_NEEDS)[number];

/** Why nobody is paid severance although the row alone would allow it. */
export const EXCLUSIONS = [
  'DEATH_BEFORE',
  'EARLY_RETIREMENT',
  'CHOSE_INTERNAL_RETIREMENT',
  'CARRIED_OVER',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Reasons in both languages, each with its source under one rule set. */
export interface ReasonTable {
  readonly cases: Readonly<Record<PlacementCase, Bilingual>>;
  readonly needs: Readonly<Record<ChannelNeed, Bilingual>>;
  readonly exclusions: Readonly<Record<Exclusion, Bilingual>>;
  readonly specialProtection: Bilingual;
}

/** The reasons of a pack, with the pack's own sources. */
export function reasonTable(pack: RulePack): ReasonTable {
  return {
    cases: caseReasons(pack),
    needs: needReasons(pack),
    exclusions: exclusionReasons(pack),
    specialProtection: cited(
      '孕期、产期、哺乳期或医疗期内:破产终止劳动合同不受限制,办理时予以照顾',
      'Pregnant, nursing or in a medical period: bankruptcy still ends the contract, with care',
      pack.grounds.specialProtection,
    ),
  };
}

function caseReasons(pack: RulePack): ReasonTable['cases'] {
  const { grounds, retirement, specialWork, earlyRetirement } = pack;
  return {
    HEIR_OR_CUSTODIAN: cited(
      '职工已死亡或下落不明,由继承人或财产代管人办理',
      'Deceased or missing: heirs or the custodian act',
      grounds.heirOrCustodian,
    ),
    PENSIONER: cited(
      '已退休并享受养老待遇,不支付经济补偿,移交社区管理',
      'Retired and drawing a pension: no compensation, community management',
      grounds.noneForPensioners,
    ),
    SURVIVOR: cited('抚恤定补人员,移交社区管理', 'Survivor with fixed benefits: community management', null),
    LEGAL_AGE: cited(
      '已达到法定退休年龄,办理退休',
      'The statutory age is reached: retirement',
      retirement.oldAgeYears,
    ),
    INJURY_KEPT: cited(
      '一至四级工伤,保留劳动关系、按月领取伤残津贴',
      'Injury grade 1–4: the relation is kept with a monthly allowance',
      grounds.keptInjuryGrades,
    ),
    INTERNAL_RETIRED: cited(
      '已办理内部退养,生活费发放至退休',
      'In internal retirement: the allowance goes on until retirement',
      earlyRetirement.internalYears,
    ),
    SPECIAL_WORK: cited(
      '符合特殊工种提前退休条件,办理提前退休',
      'Early retirement for special work is met',
      specialWork.ageYears,
    ),
    WITHIN_FIVE_YEARS: cited(
      '距原退休年龄在政策规定的年限以内,办理提前退休',
      'Within the years before the old age that the national plan sets: early retirement',
      earlyRetirement.policyYears,
    ),
    ILLNESS_INCAPACITY: cited(
      '因病完全丧失劳动能力,办理病退或领取病残津贴',
      'Totally incapable through illness: sickness retirement or allowance',
      earlyRetirement.sickness,
    ),
    ...workerReasons(pack),
  };
}

function workerReasons({ grounds }: RulePack) {
  const due = grounds.compensationDue;
  return {
    PERMANENT: cited(
      '全民固定工,劳动关系因破产终止,可选择安置方式',
      'Permanent staff: the relation ends by bankruptcy and a channel may be chosen',
      due,
    ),
    CONTRACT: cited(
      '劳动合同因破产终止,支付经济补偿',
      'The contract ends by bankruptcy: compensation is due',
      due,
    ),
    TEMPORARY: cited(
      '临时用工,依法支付工资和补偿',
      'Temporary staff: wages and compensation by law',
      grounds.temporaryStaff,
    ),
  };
}

function needReasons(pack: RulePack): ReasonTable['needs'] {
  const before = pack.resettlementFee?.joinedBefore ?? null;
  const years = pack.earlyRetirement.internalYears;
  return {
    FEE_ELIGIBLE:
      before === null
        ? cited('本破产程序不发一次性安置费', 'This procedure knows no one-off fee', null)
        : cited(
            `一次性安置费只适用于 ${before.value} 以前参加工作的全民固定工`,
            `The one-off fee is for permanent staff who joined before ${before.value}`,
            before,
          ),
    INTERNAL_RETIREMENT_OPEN: cited(
      `距退休年龄须不足 ${years.value} 年(恰好 ${years.value} 年也不符合)才能申请内部退养`,
      `Internal retirement needs less than ${years.value} years to the age (exactly ${years.value} fails)`,
      years,
    ),
  };
}

function exclusionReasons(pack: RulePack): ReasonTable['exclusions'] {
  const { grounds, earlyRetirement } = pack;
  return {
    DEATH_BEFORE: cited(
      '在宣告破产前已死亡或被人民法院宣告死亡、失踪,不支付经济补偿,拖欠工资照发',
      'Dead, or declared dead or missing by a court, before the declaration: no compensation; wages stay due',
      grounds.noneAfterDeath,
    ),
    EARLY_RETIREMENT: cited(
      '符合提前退休条件的,不领取安置费或经济补偿金',
      'Who may retire early gets neither fee nor compensation',
      grounds.earlyRetirementExcludes,
    ),
    CHOSE_INTERNAL_RETIREMENT: cited(
      '本人申请内部退养,发放生活费至退休,不支付经济补偿',
      'Internal retirement was chosen: an allowance until retirement instead of compensation',
      earlyRetirement.internalYears,
    ),
    CARRIED_OVER: cited(
      '工龄由重组企业连续计算,原单位不再支付经济补偿',
      'Seniority is carried over to the restructured company: nothing is paid for it',
      grounds.carriedOver,
    ),
  };
}

function cited(zh: string, en: string, source: Citation | null): Bilingual {
  const rendered = renderSource(source === null ? '' : citeOf(source));
  return { zh: zh + rendered.zh, en: en + rendered.en };
}
