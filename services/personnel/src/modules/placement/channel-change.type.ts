import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { PlacementChannel } from './placement.type.js';

export enum ChannelChangeStatus {
  PROPOSED = 'PROPOSED',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
}
registerEnumType(ChannelChangeStatus, {
  name: 'ChannelChangeStatus',
  description: 'How far an order to change a channel has come (变更状态).',
  valuesConfig: {
    PROPOSED: { description: 'Proposed; a second officer decides (待批准).' },
    APPROVED: {
      description: 'Approved: the old placement ended, the new one waits for its agreement (已批准).',
    },
    REJECTED: { description: 'Not approved; the placement stands (未批准).' },
  },
});

@Inherit()
@ObjectType({ description: 'An order to place somebody in another channel (安置方式变更令).' })
export class ChannelChangeOrder {
  @Field(() => ID, { description: 'The id (标识).' })
  id: string;

  @Field(() => Employee, { description: 'Whom it concerns (职工).' })
  employee: Employee;

  @Field(() => PlacementChannel, {
    description: 'The channel of the placement that it ends (原安置方式).',
  })
  from: PlacementChannel;

  @Field(() => String, { description: 'The code of the new channel in the plan (新方式代码).' })
  toChannelCode: string;

  @Field(() => ChannelChangeStatus, { description: 'How far it has come (状态).' })
  status: ChannelChangeStatus;

  @Field(() => String, { description: 'On what ground in law (法律依据).' })
  legalBasis: string;

  @Field(() => String, { description: 'File number of what proves it (证据编号).' })
  evidence: string;

  @Field(() => LocalDateText, { description: 'When it was proposed (提出日期).' })
  proposedOn: string;

  @Field(() => String, { description: 'Account of the officer who proposed it (提出人账号).' })
  proposedBy: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was decided (决定日期).',
  })
  decidedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Account of the officer who decided (决定人账号).',
  })
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was not approved (未批准理由).' })
  decisionReason: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of orders to change a channel (安置方式变更令列表).' })
export class ChannelChangeOrderConnection extends connectionOf(
  ChannelChangeOrder,
  'ChannelChangeOrder',
  'orders to change a channel (安置方式变更令)',
) {}
