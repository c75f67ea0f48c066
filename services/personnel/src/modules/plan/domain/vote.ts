import type { RulePack } from '../../rules/domain/rule-pack.js';

/** What was counted in the workers' congress. Numbers of people and ballots, whole and not negative. */
export interface VoteCount {
  readonly representatives: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly invalid: number;
}

export type VoteResult = 'PASSED' | 'FAILED' | 'NO_QUORUM';

export interface VoteOutcome {
  readonly result: VoteResult;
  /** How many representatives must be present. */
  readonly quorum: number;
  /** How many yes votes are needed, out of all representatives, not of those present. */
  readonly needed: number;
  readonly unanimous: boolean;
}

/** Why a count cannot be true, on the field that is at fault. */
export interface VoteCountFault {
  readonly field: keyof VoteCount;
  readonly message: string;
  readonly messageZh: string;
}

export interface VoteRule {
  readonly quorum: { readonly numerator: number; readonly denominator: number };
  readonly pass: { readonly numerator: number; readonly denominator: number };
}

/** The vote fractions of a pack. */
export function voteRule(pack: RulePack): VoteRule {
  return { quorum: pack.vote.quorum.value, pass: pack.vote.pass.value };
}

const FIELDS = ['representatives', 'present', 'yes', 'no', 'abstain', 'invalid'] as const;

/**
 * Checks a count (decision 20): whole numbers, at least one representative, nobody present beyond the
 * representatives, no ballots beyond those present. Ballots that were not cast are allowed. Null when it holds.
 */
export function checkVoteCount(count: VoteCount): VoteCountFault | null {
  for (const field of FIELDS) {
    if (!Number.isSafeInteger(count[field]) || count[field] < 0) {
      return { field, message: `${field} must be a whole number from 0`, messageZh: '必须是不小于零的整数' };
    }
  }
  if (count.representatives === 0) {
    return {
      field: 'representatives',
      message: 'a congress has representatives',
      messageZh: '职工代表总数不能为零',
    };
  }
  if (count.present > count.representatives) {
    return {
      field: 'present',
      message: `${count.present} present exceed ${count.representatives} representatives`,
      messageZh: `到会 ${count.present} 人超过代表总数 ${count.representatives} 人`,
    };
  }
  return checkBallots(count);
}

/** How many of all representatives must be present: two thirds, rounded up. */
export function quorumOf(representatives: number, { quorum }: VoteRule): number {
  return Math.ceil((representatives * quorum.numerator) / quorum.denominator);
}

/**
 * The outcome of a vote (企业民主管理规定; §3.11): quorum = ⌈2N/3⌉ of all representatives present, and more than half
 * of *all* representatives in favour. Unanimous when everyone present voted yes. The count must have passed
 * {@link checkVoteCount}.
 */
export function decideVote(count: VoteCount, rule: VoteRule): VoteOutcome {
  const all = count.representatives;
  const quorum = quorumOf(all, rule);
  const needed = Math.floor((all * rule.pass.numerator) / rule.pass.denominator) + 1;
  const result = count.present < quorum ? 'NO_QUORUM' : count.yes >= needed ? 'PASSED' : 'FAILED';
  return { result, quorum, needed, unanimous: count.yes > 0 && count.yes === count.present };
}

function checkBallots(count: VoteCount): VoteCountFault | null {
  const cast = count.yes + count.no + count.abstain + count.invalid;
  if (cast <= count.present) return null;
  const field = (['yes', 'no', 'abstain', 'invalid'] as const).find((name) => count[name] > count.present);
  return {
    field: field ?? 'present',
    message: `${cast} ballots exceed ${count.present} present`,
    messageZh: `票数 ${cast} 张超过到会 ${count.present} 人`,
  };
}
