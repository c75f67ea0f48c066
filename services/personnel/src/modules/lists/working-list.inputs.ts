import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PaymentStatusEnum, UncollectedStatusEnum } from '../payments/index.js';
import { ChoiceStatusEnum, PlacementStatusEnum } from '../placement/index.js';
import { ObjectionState } from '../postings/index.js';
import { EmployeeCategory, EmployeeStanding } from '../roster/index.js';
import { MissingFact, WorkingListSort } from './working-list.enums.js';

/** A list of states to look for: something, and no more than there are. */
function States(): PropertyDecorator {
  return (target, property) => {
    ArrayMinSize(1)(target, property as string);
    ArrayMaxSize(20)(target, property as string);
  };
}

@InputType({
  description:
    'Which people a working list holds: all conditions together, what is left out does not matter (工作清单筛选条件).',
})
export class WorkingListFilter {
  @Field(() => [EmployeeCategory], { nullable: true, description: 'Only these categories (人员类别).' })
  @States()
  categories?: EmployeeCategory[] | null;

  @Field(() => [EmployeeStanding], { nullable: true, description: 'Only who stands so now (现状).' })
  @States()
  standings?: EmployeeStanding[] | null;

  @Field(() => String, { nullable: true, description: 'Only this workshop, exactly (车间部门).' })
  @FilledText(200)
  unit?: string | null;

  @Field(() => [ChoiceStatusEnum], {
    nullable: true,
    description: 'Whose newest choice of a channel stands so (安置方式选择状态).',
  })
  @States()
  choiceStates?: (keyof typeof ChoiceStatusEnum)[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only who has made no choice (尚未选择).' })
  withoutChoice?: boolean | null;

  @Field(() => [PlacementStatusEnum], {
    nullable: true,
    description: 'Who has a placement that stands so (安置状态).',
  })
  @States()
  placementStates?: (keyof typeof PlacementStatusEnum)[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only who has no placement (尚未安置).' })
  withoutPlacement?: boolean | null;

  @Field(() => [ObjectionState], {
    nullable: true,
    description: 'About whom an objection stands so (异议状态).',
  })
  @States()
  objectionStates?: ObjectionState[] | null;

  @Field(() => [PaymentStatusEnum], {
    nullable: true,
    description: 'Who has a payment that stands so (付款状态).',
  })
  @States()
  paymentStates?: (keyof typeof PaymentStatusEnum)[] | null;

  @Field(() => [UncollectedStatusEnum], {
    nullable: true,
    description: 'Who is on the register of the uncollected so (未领取状态).',
  })
  @States()
  uncollectedStates?: (keyof typeof UncollectedStatusEnum)[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only who has not yet understood reasons, policy and channels, without which there is no choice (未完成告知理解).',
  })
  understandingMissing?: boolean | null;

  @Field(() => [MissingFact], {
    nullable: true,
    description: 'For whom any of these is still to be collected (待补事实).',
  })
  @States()
  factsMissing?: MissingFact[] | null;
}

@ArgsType()
export class WorkingListArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => WorkingListFilter, { nullable: true, description: 'Which people (筛选条件).' })
  @ValidateNested()
  filter?: WorkingListFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Part of the name, or the beginning of the employee number; with a digit it is a number only (姓名或工号).',
  })
  @FilledText(50)
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The whole identity number; compared by its blind index, never stored or logged (身份证号).',
  })
  @Length(18, 18)
  identityNumber?: string | null;

  @Field(() => WorkingListSort, {
    defaultValue: WorkingListSort.SERIAL,
    description: 'In which order (排序).',
  })
  sort: WorkingListSort;

  @Field(() => Boolean, { defaultValue: false, description: 'True: the other way round (是否倒序).' })
  descending: boolean;
}

@InputType({ description: 'A working list to keep under a name (保存工作清单).' })
export class SaveWorkingListInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, {
    description: 'The name; a list of the same name is replaced when `replace` says so (名称).',
  })
  @FilledText(60)
  name: string;

  @Field(() => WorkingListFilter, { description: 'Which people (筛选条件).' })
  @ValidateNested()
  filter: WorkingListFilter;

  @Field(() => WorkingListSort, {
    defaultValue: WorkingListSort.SERIAL,
    description: 'In which order (排序).',
  })
  sort: WorkingListSort;

  @Field(() => Boolean, { defaultValue: false, description: 'True: the other way round (是否倒序).' })
  descending: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True: the factory's other officers see it (是否共享).",
  })
  shared: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: an own list of this name is replaced (是否覆盖同名清单).',
  })
  replace: boolean;
}

@InputType({ description: 'A kept working list to give up (删除工作清单).' })
export class DeleteWorkingListInput {
  @Field(() => ID, { description: 'The list (清单标识).' })
  workingListId: string;
}

@ArgsType()
export class SavedWorkingListsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
