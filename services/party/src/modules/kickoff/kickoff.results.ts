import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { KickoffItem, KickoffItemName } from './kickoff.type.js';

@Inherit()
@ObjectType({ description: 'The item stands evidenced (登记成功).' })
export class RecordKickoffItemSuccess {
  constructor(item: KickoffItem, missing: KickoffItemName[]) {
    this.item = item;
    this.missing = missing;
  }

  @Field(() => KickoffItem, { description: 'The item (完成项).' })
  item: KickoffItem;

  @Field(() => [KickoffItemName], {
    description: 'What is still missing; empty when SETUP may be left (尚缺项目).',
  })
  missing: KickoffItemName[];
}

@Inherit()
@ObjectType({
  description: 'The item was evidenced before (该项已登记).',
  implements: UserError,
})
export class KickoffItemRecordedError extends UserError {
  constructor(item: string) {
    super(`${item} is evidenced already; it is recorded once (该项已登记)`);
  }
}

@Inherit()
@ObjectType({
  description: 'The date lies in the future of the factory (日期在未来).',
  implements: UserError,
})
export class KickoffItemInFutureError extends UserError {
  constructor(today: string) {
    super(`heldOn is not after today, ${today} (日期不得晚于今天)`);
  }
}

export const RecordKickoffItemResult = resultUnion(
  'RecordKickoffItemResult',
  [RecordKickoffItemSuccess, KickoffItemRecordedError, KickoffItemInFutureError],
  'What came of evidencing one of the "three ones".',
);
