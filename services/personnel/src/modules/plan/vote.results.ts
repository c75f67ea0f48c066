import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { VoteCountFault, VoteOutcome } from './domain/vote.js';
import { PlacementPlanNotFoundError, PlacementPlanNotSubmittedError } from './plan.errors.js';
import { PlacementPlan } from './plan.type.js';
import { CongressVoteResult } from './vote.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The vote is recorded (表决已登记).' })
export class RecordCongressVoteSuccess {
  constructor(
    plan: PlacementPlan,
    result: CongressVoteResult,
    quorum: number,
    needed: number,
    unanimous: boolean,
  ) {
    Object.assign(this, { plan, result, quorum, needed, unanimous });
  }

  @Field(() => PlacementPlan, { description: 'The plan as it now stands (方案).' })
  plan: PlacementPlan;

  @Field(() => CongressVoteResult, { description: 'What the vote came to (结果).' })
  result: CongressVoteResult;

  @Field(() => Int, { description: 'How many had to be present (法定人数).' })
  quorum: number;

  @Field(() => Int, { description: 'How many had to be in favour (应得赞成票).' })
  needed: number;

  @Field(() => Boolean, { description: 'True when everybody present voted yes (是否全票).' })
  unanimous: boolean;
}

@Inherit()
@ObjectType(
  refusal(
    'The count cannot be true: more ballots than people present, or more present than there are (票数有误).',
  ),
)
export class CongressVoteCountError extends UserError {
  constructor(fault: VoteCountFault) {
    super(`${fault.message} (${fault.messageZh})`);
    this.field = fault.field;
  }

  @Field(() => String, { description: 'Which figure is at fault (有误的数字).' })
  field: string;
}

@Inherit()
@ObjectType(refusal('The plan is voted on by secret ballot only (须无记名投票).'))
export class CongressVoteNotSecretError extends UserError {
  constructor() {
    super(
      'The placement plan is voted on by secret ballot (企业民主管理规定 art. 20); repeat the vote (安置方案须无记名投票表决)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The date of the vote lies before the submission or in the future (表决日期有误).'))
export class CongressVoteDateError extends UserError {
  /** @param from the day of submission; null where the resolution is not about a plan */
  constructor(from: string | null, to: string) {
    const since = from === null ? '' : `from ${from}, the day of submission, `;
    super(`votedOn lies ${since}up to today, ${to} (表决日期须在提交之后且不晚于今天)`);
  }
}

@Inherit()
@ObjectType({ description: 'The resolution is recorded (决议已登记).' })
export class RecordCongressResolutionSuccess {
  constructor(outcome: VoteOutcome, plan: PlacementPlan | null) {
    const { quorum, needed, unanimous } = outcome;
    Object.assign(this, { plan, result: CongressVoteResult[outcome.result], quorum, needed, unanimous });
  }

  @Field(() => PlacementPlan, {
    nullable: true,
    description: 'The plan as it now stands; null where the resolution was about something else (方案).',
  })
  plan: PlacementPlan | null;

  @Field(() => CongressVoteResult, { description: 'What the vote came to (结果).' })
  result: CongressVoteResult;

  @Field(() => Int, { description: 'How many had to be present (法定人数).' })
  quorum: number;

  @Field(() => Int, { description: 'How many had to be in favour (应得赞成票).' })
  needed: number;

  @Field(() => Boolean, { description: 'True when everybody present voted yes (是否全票).' })
  unanimous: boolean;
}

@Inherit()
@ObjectType(refusal('There is no such session in your scope (会议不存在).'))
export class CongressSessionNotFoundError extends UserError {
  constructor() {
    super('There is no such session of the congress in your scope (职代会会议不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The item is no resolution of this session, or was decided already (议题不可表决).'))
export class CongressAgendaItemDecidedError extends UserError {
  constructor() {
    super(
      'The item is no resolution on the agenda of this session, or it was decided already (该议题不是本次会议的表决事项或已表决)',
    );
  }
}

export const RecordCongressVoteResult = resultUnion(
  'RecordCongressVoteResult',
  [
    RecordCongressVoteSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotSubmittedError,
    CongressVoteCountError,
    CongressVoteNotSecretError,
    CongressVoteDateError,
  ],
  'What came of recording a vote.',
);

export const RecordCongressResolutionResult = resultUnion(
  'RecordCongressResolutionResult',
  [
    RecordCongressResolutionSuccess,
    CongressSessionNotFoundError,
    CongressAgendaItemDecidedError,
    PlacementPlanNotFoundError,
    PlacementPlanNotSubmittedError,
    CongressVoteCountError,
    CongressVoteNotSecretError,
    CongressVoteDateError,
  ],
  'What came of recording a resolution.',
);
