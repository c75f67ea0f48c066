import { type Fen, formatYuan } from '@anzhi/domain';
import type { Bilingual } from '../../rules/domain/trace.js';

/** What a plan is checked for before the congress gets it. */
export const PLAN_CHECKS = [
  'DATA_COMPLETE',
  'MEASURES',
  'FUNDED',
  'OPINIONS_ANSWERED',
  'AGREEMENTS_KEPT',
  'CONSULTATION',
  'REPRESENTATION',
] as const;
export type PlanCheckCode = (typeof PLAN_CHECKS)[number];

/** One check with what is missing; an advisory one is shown and stops nothing. */
export interface PlanCheck {
  readonly code: PlanCheckCode;
  readonly passed: boolean;
  readonly advisory: boolean;
  readonly missing: readonly Bilingual[];
}

/** What the data check reads: numbers of people. */
export interface DataFacts {
  readonly frozen: boolean;
  readonly roster: number;
  /** People of the newest calculation of the whole factory; null before one. Each of them has a determination, be it nil. */
  readonly calculated: number | null;
  /** Rows of the roster file that were left out and are not settled. */
  readonly leftOut: number;
}

/** Money of one source: what the plan budgets on it and what is secured from it, in fen. */
export interface SourceMoney {
  readonly source: string;
  readonly budget: Fen;
  readonly funded: Fen;
}

/** How many people of a case of §3.9 no channel of the plan is open to. */
export interface Unplaced {
  readonly name: Bilingual;
  readonly people: number;
}

/** 数据: the roster is frozen, nobody is left out, and everybody's entitlements are determined (S039). */
export function checkData({ frozen, roster, calculated, leftOut }: DataFacts): PlanCheck {
  const missing: Bilingual[] = [];
  if (!frozen) missing.push({ zh: '职工名册尚未冻结', en: 'the roster is not frozen' });
  if (roster === 0) missing.push({ zh: '职工名册为空', en: 'the roster is empty' });
  if (leftOut > 0)
    missing.push({
      zh: `名册遗留 ${leftOut} 人未处理`,
      en: `${leftOut} rows left out of the roster are unsettled`,
    });
  if (calculated === null) missing.push({ zh: '职工待遇尚未测算', en: 'entitlements were not calculated' });
  else if (calculated !== roster)
    missing.push({
      zh: `已认定 ${calculated} 人,名册 ${roster} 人`,
      en: `${calculated} people determined, ${roster} on the roster`,
    });
  return toCheck('DATA_COMPLETE', missing);
}

/**
 * 措施: every category of people has a way of placement (S039).
 * @param unplaced null while the rules or the declaration are missing, so that nobody's category is known
 */
export function checkMeasures(unplaced: readonly Unplaced[] | null): PlanCheck {
  if (unplaced === null)
    return toCheck('MEASURES', [
      { zh: '尚未宣告破产或未采用政策标准', en: 'the declaration or the adopted rule set is missing' },
    ]);
  return toCheck(
    'MEASURES',
    unplaced.map(({ name, people }) => ({
      zh: `${name.zh}: ${people} 人无安置渠道`,
      en: `${name.en}: no channel for ${people} people`,
    })),
  );
}

/** 资金: by source, what is secured covers what is budgeted; one source does not stand in for another (S039, S040). */
export function checkFunds(sources: readonly SourceMoney[]): PlanCheck {
  const short = sources.filter((money) => gapOf(money) > 0n);
  return toCheck(
    'FUNDED',
    short.map((money) => ({
      zh: `${money.source} 资金缺口 ${formatYuan(gapOf(money))} 元`,
      en: `${money.source} is short of ${formatYuan(gapOf(money))} yuan`,
    })),
  );
}

/** What a source lacks, in fen; 0 when it is covered. */
export function gapOf({ budget, funded }: SourceMoney): Fen {
  return budget > funded ? budget - funded : 0n;
}

/** Every opinion of the delegation groups has its reply (S042). */
export function checkOpinions(open: number): PlanCheck {
  const missing =
    open > 0 ? [{ zh: `${open} 条意见尚未答复`, en: `${open} opinions are without a reply` }] : [];
  return toCheck('OPINIONS_ANSWERED', missing);
}

/**
 * An amendment keeps each channel in which agreements stand: they were made under the version then in force and bind
 * both sides (民法典 119); choices not yet signed are checked again against the new version.
 */
export function checkAgreements(
  agreements: readonly { readonly channelCode: string; readonly people: number }[],
  channels: readonly string[],
): PlanCheck {
  return toCheck(
    'AGREEMENTS_KEPT',
    agreements
      .filter(({ channelCode }) => !channels.includes(channelCode))
      .map(({ channelCode, people }) => ({
        zh: `${channelCode} 已有 ${people} 份有效协议,不能取消`,
        en: `${people} agreements stand in ${channelCode}, which cannot be dropped`,
      })),
  );
}

/** Advisory: talks are offered to every representative and forced on nobody (S043). */
export function checkConsultation(representatives: number, consulted: number): PlanCheck {
  const missing =
    consulted < representatives
      ? [
          {
            zh: `${representatives - consulted} 名职工代表尚未谈心`,
            en: `${representatives - consulted} representatives were not talked with yet`,
          },
        ]
      : [];
  return { ...toCheck('CONSULTATION', missing), advisory: true };
}

/** Makes a check of what is missing for it; nothing missing means passed. */
export function toCheck(code: PlanCheckCode, missing: readonly Bilingual[]): PlanCheck {
  return { code, passed: missing.length === 0, advisory: false, missing };
}

/** Whether the congress may get the plan: nothing but advice is open. */
export function maySubmit(checks: readonly PlanCheck[]): boolean {
  return checks.every(({ passed, advisory }) => passed || advisory);
}
