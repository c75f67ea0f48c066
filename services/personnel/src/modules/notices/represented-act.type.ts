import { enumOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { type RepresentedAct as Act, REPRESENTED_ACTS } from './domain/representation.js';

export const RepresentedActKind = enumOf(Object.keys(REPRESENTED_ACTS) as Act[]);
registerEnumType(RepresentedActKind, {
  name: 'RepresentedActKind',
  description: 'What was done for a person by somebody else (代理事项).',
  valuesConfig: {
    FILE_OBJECTION: { description: 'An objection was filed (提出异议).' },
    REQUEST_REVIEW: { description: 'A review by an officer was asked for (申请人工复核).' },
    CHOOSE_PLACEMENT: { description: 'A channel was chosen (选择安置方式).' },
    WITHDRAW_CHOICE: { description: 'A choice was taken back (撤回选择).' },
    REQUEST_CHANNEL_CHANGE: { description: 'Another channel was asked for (申请变更安置方式).' },
    JOIN_PROGRAMME: { description: 'A programme was joined (参加帮扶项目).' },
    LEAVE_PROGRAMME: { description: 'A programme was left (退出帮扶项目).' },
    SIGN_AGREEMENT: { description: 'The agreement was signed (签订安置协议).' },
    CONVERT_TO_EQUITY: { description: 'Shares were signed for (折股签字).' },
    GIVE_CONSENT: { description: 'A consent to show an item was given (同意公示).' },
    REVOKE_CONSENT: { description: 'A consent was taken back (撤回同意).' },
    HALL_ATTEND: { description: 'The desks of identity or explanation were attended (大厅核验、解答).' },
    HALL_CHOOSE: { description: 'The choice was made at the hall (大厅选择).' },
    HALL_SIGN: { description: 'Papers were signed at the hall (大厅签署).' },
    HALL_COLLECT: { description: 'The desk of money was attended (大厅款项办理).' },
    COLLECT_MONEY: { description: 'Money was collected (领取款项).' },
  },
});

@Inherit()
@ObjectType({ description: 'An act that was done for a person (代理办理记录).' })
export class RepresentedAct {
  @Field(() => RepresentedActKind, { description: 'What was done (事项).' })
  act: Act;

  @Field(() => ID, { nullable: true, description: 'What it was about (所涉事项标识).' })
  aboutId: string | null;

  @Field(() => LocalDateText, { description: 'When (办理日期).' })
  actedOn: string;

  @Field(() => String, { description: 'The account that did or took it (办理账号).' })
  actedBy: string;
}
