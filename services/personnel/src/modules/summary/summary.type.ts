import { Fen, Inherit, InstantText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({
  description: 'How far the placement of a factory’s people has come (安置概况).',
})
export class PlacementSummary {
  @Field(() => InstantText, { description: 'The time of the factory as personnel holds it (截至时间).' })
  asOf: string;

  @Field(() => Int, {
    description: 'People in service on the frozen roster, 0 before the freeze (在册在职人数).',
  })
  roster: number;

  @Field(() => Int, { description: 'People in service who chose a channel and stand by it (已选择人数).' })
  chosen: number;

  @Field(() => Int, {
    description: 'People in service with a signed agreement, effective ones included (已签协议人数).',
  })
  signed: number;

  @Field(() => Int, { description: 'People in service with a placement in effect (已安置人数).' })
  placed: number;

  @Field(() => Int, {
    description: 'People in service whose placement is in effect and paid out (已结清人数).',
  })
  settled: number;

  @Field(() => String, {
    nullable: true,
    description: 'Placed of roster in percent, one decimal, null when nobody is on the roster (安置率).',
  })
  placementRate: string | null;

  @Field(() => Int, {
    description: 'Open items on the register of the uncollected, deposits included (未领取人数).',
  })
  uncollected: number;

  @Field(() => Fen, { description: 'What waits on that register (未领取金额).' })
  uncollectedTotal: bigint;

  @Field(() => Fen, { description: 'Wage arrears of all categories (拖欠工资总额).' })
  arrearsTotal: bigint;

  @Field(() => Int, { description: 'Payments that arrived (已付笔数).' })
  payments: number;

  @Field(() => Fen, { description: 'What arrived, for all purposes (已付总额).' })
  paidTotal: bigint;

  @Field(() => Fen, { description: 'Back pay that arrived (已补发工资).' })
  backPayPaid: bigint;

  @Field(() => Fen, { description: 'Compensation and resettlement fee that arrived (已付补偿金及安置费).' })
  severancePaid: bigint;

  @Field(() => Fen, { description: 'What lies in escrow (提存余额).' })
  escrowedTotal: bigint;
}
