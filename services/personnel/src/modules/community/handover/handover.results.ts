import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { refusal, success } from '../result-options.js';
import type { HandoverState as State } from './domain/handover.js';
import { HandoverBatch, HandoverReceiver, HandoverState } from './handover.type.js';

@Inherit()
@ObjectType(success('The list is drawn; who was on it before stays as they are (移交名册已编制).'))
export class ListHandoversSuccess {
  constructor(added: number, people: number) {
    this.added = added;
    this.people = people;
  }

  @Field(() => Int, { description: 'Added by this act (新增数).' })
  added: number;

  @Field(() => Int, { description: 'People of the roster who are handed over (移交人数).' })
  people: number;
}

@Inherit()
@ObjectType(success('The receiver is registered (接收单位已登记).'))
export class HandoverReceiverSuccess {
  constructor(receiver: HandoverReceiver) {
    this.receiver = receiver;
  }

  @Field(() => HandoverReceiver, { description: 'The receiver (接收单位).' })
  receiver: HandoverReceiver;
}

@Inherit()
@ObjectType(success('The batch as it stands now (移交批次).'))
export class HandoverBatchSuccess {
  constructor(batch: HandoverBatch) {
    this.batch = batch;
  }

  @Field(() => HandoverBatch, { description: 'The batch (批次).' })
  batch: HandoverBatch;
}

@Inherit()
@ObjectType(refusal('The roster is not frozen (花名册未冻结).'))
export class HandoverRosterError extends UserError {
  constructor() {
    super('Freeze the roster first: the list is drawn from it (请先冻结花名册)');
  }
}

@Inherit()
@ObjectType(refusal('The receiver cannot take over (接收单位有误).'))
export class HandoverReceiverError extends UserError {}

@Inherit()
@ObjectType(
  refusal(
    'Somebody or something has a receiver already, or is not on the list; nothing was agreed (名单有误).',
  ),
)
export class HandoverItemsError extends UserError {
  constructor(unlisted: string[], taken: string[]) {
    super(
      'Each person and function has exactly one receiver: some have one already, some are not on the list (每人每项只能有一个接收单位,须先列入移交名册)',
    );
    this.unlisted = unlisted;
    this.taken = taken;
  }

  @Field(() => [String], { description: 'Not on the list (不在名册).' })
  unlisted: string[];

  @Field(() => [String], { description: 'With a receiver already (已有接收单位).' })
  taken: string[];
}

@Inherit()
@ObjectType(refusal('Some people are in service; nothing was agreed (在职人员不移交).'))
export class HandoverInServiceError extends UserError {
  constructor(employeeNos: string[]) {
    super(
      'Some people are in service: they are placed by a channel, not handed over (名单中有在职人员,应按安置途径办理)',
    );
    this.employeeNos = employeeNos;
  }

  @Field(() => [String], { description: 'Who (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType(refusal('Nothing is left to agree on (没有待移交对象).'))
export class HandoverNothingOpenError extends UserError {
  constructor() {
    super(
      'Nobody of these categories is without a receiver; name people, functions or other categories (没有待移交对象)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The batch does not stand where the act needs it (批次状态不符).'))
export class HandoverBatchOrderError extends UserError {
  constructor(status: State | null) {
    super(
      status
        ? `The batch is ${status}; the order is agreed, funded, transferred, confirmed (须按协议、经费、移交、确认的顺序办理)`
        : 'There is no such batch in your scope (批次不存在)',
    );
    this.status = status;
  }

  @Field(() => HandoverState, { nullable: true, description: 'Where it stands (当前状态).' })
  status: State | null;
}

@Inherit()
@ObjectType(refusal('The date lies in the future or out of order (日期不符).'))
export class HandoverDateError extends UserError {
  constructor(today: string) {
    super(`The date is not after today, ${today}, and not before the step before it (日期不符)`);
    this.today = today;
  }

  @Field(() => LocalDateText, { description: 'Today at the factory (今天).' })
  today: string;
}

export const ListHandoversResult = resultUnion(
  'ListHandoversResult',
  [ListHandoversSuccess, HandoverRosterError],
  'What came of drawing the list.',
);
export const RegisterReceiverResult = resultUnion(
  'RegisterReceiverResult',
  [HandoverReceiverSuccess, HandoverReceiverError],
  'What came of registering a receiver.',
);
export const AgreeHandoverResult = resultUnion(
  'AgreeHandoverResult',
  [
    HandoverBatchSuccess,
    HandoverReceiverError,
    HandoverItemsError,
    HandoverInServiceError,
    HandoverNothingOpenError,
    HandoverDateError,
  ],
  'What came of an agreement.',
);
export const MoveHandoverResult = resultUnion(
  'MoveHandoverResult',
  [HandoverBatchSuccess, HandoverBatchOrderError, HandoverDateError],
  'What came of moving a batch on.',
);
