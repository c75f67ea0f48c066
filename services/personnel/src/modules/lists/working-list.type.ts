import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PaymentStatusEnum, UncollectedStatusEnum } from '../payments/index.js';
import { ChoiceStatusEnum, PlacementStatusEnum } from '../placement/index.js';
import { ObjectionState } from '../postings/index.js';
import { EmployeeCategory } from '../roster/index.js';
import { MissingFact, WorkingListAspect, WorkingListSort } from './working-list.enums.js';

@Inherit()
@ObjectType({ description: 'One person on a working list, with where they stand (工作清单行).' })
export class WorkingListRow {
  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => Int, { description: 'Place on the roster, from 1 (序号).' })
  serial: number;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => EmployeeCategory, { description: 'Group on the roster (人员类别).' })
  category: EmployeeCategory;

  @Field(() => String, { nullable: true, description: 'Workshop or department (车间部门).' })
  unit: string | null;

  @Field(() => Fen, {
    description: 'Sum of the one-off amounts due to the person (应得一次性金额).',
  })
  entitled: bigint;

  @Field(() => ChoiceStatusEnum, {
    nullable: true,
    description: 'How far the newest choice of a channel has come (选择状态).',
  })
  choiceState: keyof typeof ChoiceStatusEnum | null;

  @Field(() => String, {
    nullable: true,
    description: 'The channel that was chosen last (安置方式名称).',
  })
  channelName: string | null;

  @Field(() => PlacementStatusEnum, {
    nullable: true,
    description: 'How far the placement that stands has come (安置状态).',
  })
  placementState: keyof typeof PlacementStatusEnum | null;

  @Field(() => [ObjectionState], {
    description: 'States of the objections about the person (异议状态).',
  })
  objectionStates: ObjectionState[];

  @Field(() => [PaymentStatusEnum], {
    description: 'States of the payments to the person (付款状态).',
  })
  paymentStates: (keyof typeof PaymentStatusEnum)[];

  @Field(() => UncollectedStatusEnum, {
    nullable: true,
    description: 'Where the newest item on the register of the uncollected stands (未领取状态).',
  })
  uncollectedState: keyof typeof UncollectedStatusEnum | null;

  @Field(() => [MissingFact], { description: 'What is still to be collected (待补事实).' })
  factsMissing: MissingFact[];

  /** Opaque id of the person, for the field `employee`. */
  employeeId: string;
}

@Inherit()
@ObjectType({
  description: 'How many people of a working list stand in a state (状态计数).',
})
export class WorkingListCount {
  @Field(() => WorkingListAspect, { description: 'Of what (统计项目).' })
  aspect: WorkingListAspect;

  @Field(() => String, { description: 'The state as its enum names it, or NONE (状态).' })
  state: string;

  @Field(() => Int, {
    description: 'People in it; one person may stand in several states of payments (人数).',
  })
  people: number;
}

@Inherit()
@ObjectType({ description: 'A page of a working list (工作清单).' })
export class WorkingListConnection extends connectionOf(
  WorkingListRow,
  'WorkingListRow',
  'a working list (工作清单)',
) {
  countStates: () => Promise<WorkingListCount[]>;

  @Field(() => [WorkingListCount], {
    description: 'People of the whole list by state, under the same filter and search (各状态人数).',
  })
  counts(): Promise<WorkingListCount[]> {
    return this.countStates();
  }
}

@Inherit()
@ObjectType({ description: 'A working list kept under a name (已保存的工作清单).' })
export class SavedWorkingList {
  @Field(() => ID, { description: 'The list (清单标识).' })
  id: string;

  @Field(() => String, { description: 'Its name (名称).' })
  name: string;

  @Field(() => String, {
    description: 'The filter as JSON, in the shape of the input WorkingListFilter (筛选条件).',
  })
  filter: string;

  @Field(() => WorkingListSort, { description: 'In which order (排序).' })
  sort: WorkingListSort;

  @Field(() => Boolean, { description: 'True: the other way round (是否倒序).' })
  descending: boolean;

  @Field(() => Boolean, { description: "True when the factory's officers share it (是否共享)." })
  shared: boolean;

  @Field(() => Boolean, {
    description: 'True when it is your own: you may replace or delete it (是否本人的清单).',
  })
  own: boolean;

  @Field(() => LocalDateText, { description: 'When it was saved (保存日期).' })
  savedOn: string;
}

@Inherit()
@ObjectType({ description: 'A page of kept working lists (已保存清单列表).' })
export class SavedWorkingListConnection extends connectionOf(
  SavedWorkingList,
  'SavedWorkingList',
  'kept working lists (已保存的工作清单)',
) {}
