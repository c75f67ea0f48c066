import { Fen, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { refusal, success } from '../result-options.js';
import { SelfRescueContract, SelfRescueParty } from './self-rescue.type.js';

@Inherit()
@ObjectType(success('The contracts are signed (合同已签订).'))
export class SignSelfRescueContractsSuccess {
  constructor(contracts: SelfRescueContract[]) {
    this.contracts = contracts;
  }

  @Field(() => [SelfRescueContract], { description: 'The contracts in order (合同).' })
  contracts: SelfRescueContract[];
}

@Inherit()
@ObjectType(success('The contract as it stands now (合同已终止).'))
export class EndSelfRescueContractSuccess {
  constructor(contract: SelfRescueContract) {
    this.contract = contract;
  }

  @Field(() => SelfRescueContract, { description: 'The contract (合同).' })
  contract: SelfRescueContract;
}

@Inherit()
@ObjectType(success('The need is set (需求已登记).'))
export class SetSelfRescueNeedSuccess {
  constructor(needed: number) {
    this.needed = needed;
  }

  @Field(() => Int, { description: 'How many people (人数).' })
  needed: number;
}

@Inherit()
@ObjectType(
  refusal('No decision that the factory goes on working stands on the first day (缺少继续营业决定).'),
)
export class ContinuedOperationMissingError extends UserError {
  constructor(approvedOn: string | null) {
    super(
      approvedOn
        ? `The factory goes on working from ${approvedOn} on; no contract begins before (合同不得早于继续营业决定)`
        : 'Nobody decided that the factory goes on working; the administrator records it with approveContinuedOperation first (请先取得继续营业决定)',
    );
    this.approvedOn = approvedOn;
  }

  @Field(() => LocalDateText, { nullable: true, description: 'When it was decided (决定日期).' })
  approvedOn: string | null;
}

@Inherit()
@ObjectType(refusal('The closure ended; nobody is taken on any more (破产程序已终结).'))
export class SelfRescueClosureEndedError extends UserError {
  constructor(endedOn: string) {
    super(`The closure ended on ${endedOn}; no contract reaches beyond it (破产程序已终结,不再签订)`);
    this.endedOn = endedOn;
  }

  @Field(() => LocalDateText, { description: 'When it ended (终结日).' })
  endedOn: string;
}

@Inherit()
@ObjectType(refusal('That party does not take people on here (甲方不符).'))
export class SelfRescuePartyError extends UserError {
  constructor(needed: (typeof SelfRescueParty)[keyof typeof SelfRescueParty]) {
    super(
      needed === 'LIQUIDATION_GROUP'
        ? 'Under POLICY the liquidation group takes people on (政策性破产由清算组签订)'
        : 'The administrator takes people on; a liquidation group by the number of its appointment, art. 24 (由管理人签订;清算组须有法院指定文号)',
    );
    this.needed = needed;
  }

  @Field(() => SelfRescueParty, { description: 'The party that is needed (应为甲方).' })
  needed: (typeof SelfRescueParty)[keyof typeof SelfRescueParty];
}

@Inherit()
@ObjectType(refusal('No rule set is adopted, so no minimum wage is known (未采用规则包).'))
export class SelfRescueRulesMissingError extends UserError {
  constructor() {
    super('Adopt a rule set with adoptRuleSet: it states the minimum wage (请先采用规则包)');
  }
}

@Inherit()
@ObjectType(refusal('Some people are not on the roster or not in service (人员不符).'))
export class SelfRescuePeopleError extends UserError {
  constructor(unknown: string[], notInService: string[]) {
    super('Some people are not on the roster or not in service; correct the list (名单中有人不在册或非在职)');
    this.unknown = unknown;
    this.notInService = notInService;
  }

  @Field(() => [String], { description: 'Numbers that nobody has (不在册).' })
  unknown: string[];

  @Field(() => [String], { description: 'People who are not in service (非在职).' })
  notInService: string[];
}

@Inherit()
@ObjectType(refusal('A wage is below the local minimum wage (低于最低工资).'))
export class SelfRescueWageBelowMinimumError extends UserError {
  constructor(employeeNos: string[], minimum: bigint) {
    super('A wage is at least the local minimum wage of the adopted rule set (工资不得低于当地最低工资标准)');
    this.employeeNos = employeeNos;
    this.minimum = minimum;
  }

  @Field(() => [String], { description: 'Whose (工号).' })
  employeeNos: string[];

  @Field(() => Fen, { description: 'The minimum wage of a month (最低工资).' })
  minimum: bigint;
}

@Inherit()
@ObjectType(refusal('A term ends before it begins (期限颠倒).'))
export class SelfRescueTermError extends UserError {
  constructor(employeeNos: string[]) {
    super('The last day is not before the first (截止日不得早于起始日)');
    this.employeeNos = employeeNos;
  }

  @Field(() => [String], { description: 'Whose (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType(refusal('A person would have two contracts on one day (合同期限重叠).'))
export class SelfRescueContractOverlapError extends UserError {
  constructor(employeeNos: string[]) {
    super('Each day belongs to one contract of a person; end the other one first (同一人合同期限重叠)');
    this.employeeNos = employeeNos;
  }

  @Field(() => [String], { description: 'Whose (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType(refusal('The contract is unknown or over (合同不在履行).'))
export class SelfRescueContractNotOpenError extends UserError {
  constructor() {
    super('There is no such contract, or it is over already (合同不存在或已终止)');
  }
}

@Inherit()
@ObjectType(refusal('The last day lies outside the term or in the future (终止日不符).'))
export class SelfRescueEndDateError extends UserError {
  constructor(earliest: string, latest: string) {
    super(`A contract ends from ${earliest} to ${latest} (终止日应在该期间内)`);
    this.earliest = earliest;
    this.latest = latest;
  }

  @Field(() => LocalDateText, { description: 'The earliest day (最早日期).' })
  earliest: string;

  @Field(() => LocalDateText, { description: 'The latest day (最晚日期).' })
  latest: string;
}

export const SignSelfRescueContractsResult = resultUnion(
  'SignSelfRescueContractsResult',
  [
    SignSelfRescueContractsSuccess,
    ContinuedOperationMissingError,
    SelfRescueClosureEndedError,
    SelfRescuePartyError,
    SelfRescueRulesMissingError,
    SelfRescuePeopleError,
    SelfRescueWageBelowMinimumError,
    SelfRescueTermError,
    SelfRescueContractOverlapError,
  ],
  'What came of signing contracts (签订结果).',
);

export const EndSelfRescueContractResult = resultUnion(
  'EndSelfRescueContractResult',
  [EndSelfRescueContractSuccess, SelfRescueContractNotOpenError, SelfRescueEndDateError],
  'What came of ending a contract (终止结果).',
);

export const SetSelfRescueNeedResult = resultUnion(
  'SetSelfRescueNeedResult',
  [SetSelfRescueNeedSuccess],
  'What came of setting the need (需求登记结果).',
);
