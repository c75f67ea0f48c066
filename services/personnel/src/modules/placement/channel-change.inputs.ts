import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ChannelChangeStatus } from './channel-change.type.js';

@InputType({ description: 'A change of the channel of somebody who is placed (提出变更安置方式).' })
export class ProposeChannelChangeInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'The code of the new channel in the plan, "CH2" (新方式代码).' })
  @FilledText(12)
  toChannelCode: string;

  @Field(() => String, { description: "Account of who witnessed the person's wish (见证人账号)." })
  @FilledText(200)
  witness: string;

  @Field(() => String, { description: 'On what ground in law (法律依据).' })
  @FilledText(400)
  legalBasis: string;

  @Field(() => String, {
    description: "File number of what proves it, the person's request included (证据编号).",
  })
  @FilledText(200)
  evidence: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who asked for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'Approval of a proposed change (批准变更).' })
export class ApproveChannelChangeInput {
  @Field(() => ID, { description: 'The order (变更令标识).' })
  channelChangeId: string;
}

@InputType({ description: 'Refusal of a proposed change (不批准变更).' })
export class RejectChannelChangeInput extends ApproveChannelChangeInput {
  @Field(() => String, { description: 'Why (理由).' })
  @FilledText(400)
  reason: string;
}

@ArgsType()
export class ChannelChangeOrdersArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ChannelChangeStatus, { nullable: true, description: 'Only in this state (状态).' })
  status?: ChannelChangeStatus | null;
}
