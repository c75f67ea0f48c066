import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({
  description:
    'The clocks of the regulation counted from given days, as people see them: holidays roll on (时限测算结果).',
})
export class PetitionDeadlines {
  @Field(() => LocalDateText, {
    description: 'Until when the petitioner is told, 15 days from receipt (告知期限).',
  })
  noticeDue: string;

  @Field(() => LocalDateText, {
    description: 'Until when a matter transferred here is objected to, 5 working days (转送异议期限).',
  })
  transferObjectionDue: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when a remedy is finished, 60 days from acceptance (办理期限).',
  })
  finishDue: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'The finish extended, counted from the unrolled day (延长后期限).',
  })
  extendedDue: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when a review of the reply is asked, 30 days from service (复查申请期限).',
  })
  reviewRequestDue: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when that review is decided if asked on the last day, 30 days (复查办理期限).',
  })
  reviewDecisionDue: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description:
      "Until when a re-review is asked, where servedOn is the service of the review's opinion (复核申请期限).",
  })
  rereviewRequestDue: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description:
      'Until when that re-review is decided if asked on the last day; a hearing is not counted (复核办理期限).',
  })
  rereviewDecisionDue: string | null;

  @Field(() => Boolean, {
    description: 'True when a date lies in a year whose official calendar is not published (是否暂定).',
  })
  provisional: boolean;
}
