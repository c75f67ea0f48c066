import { type LocalDate, localDate } from '@anzhi/domain';

/** Days and limits of the petition regulation, versioned: they are parameters of law, not of code. */
export interface PetitionRules {
  readonly version: string;
  readonly effectiveFrom: LocalDate;
  readonly citation: string;
  /** Days from receipt in which the petitioner is told (arts. 22–23). */
  readonly noticeDays: number;
  /** Days from acceptance in which an application under art. 31(6) is finished (art. 34). */
  readonly finishDays: number;
  /** The longest extension in days; there is one (art. 34). */
  readonly extensionDays: number;
  /** Days from service in which a review or re-review is asked (arts. 35–36). */
  readonly reviewRequestDays: number;
  /** Days from the request in which it is decided (arts. 35–36). */
  readonly reviewDecisionDays: number;
  /** Working days in which a matter transferred in that is not ours is objected to (art. 23). */
  readonly transferObjectionWorkingDays: number;
  /** Representatives of a joint visit at most (art. 20). */
  readonly representatives: number;
}

/** 信访工作条例 2022, in force 2022-05-01. */
export const PETITION_RULES_2022: PetitionRules = {
  version: 'petitions-2022',
  effectiveFrom: localDate('2022-05-01'),
  citation: '信访工作条例(2022)第二十、二十二、二十三、三十四至三十六条',
  noticeDays: 15,
  finishDays: 60,
  extensionDays: 30,
  reviewRequestDays: 30,
  reviewDecisionDays: 30,
  transferObjectionWorkingDays: 5,
  representatives: 5,
};
