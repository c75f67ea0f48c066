import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Inherit } from '../access/allow.js';
import { InstantText } from '../schema/scalar-markers.js';

@Inherit()
@Directive('@shareable')
@ObjectType({
  description: 'An event that a service could not handle, parked for an operator (未能处理的事件).',
})
export class DeadLetter {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The subject it came on (主题).' })
  subject: string;

  @Field(() => String, { nullable: true, description: 'The event type, null when unreadable (事件类型).' })
  type: string | null;

  @Field(() => String, { description: 'Why it was parked: POISON, GAP, UNREADABLE … (搁置原因).' })
  reason: string;

  @Field(() => String, { description: 'What the last try said (错误信息).' })
  error: string;

  @Field(() => Int, { description: 'How often it was tried (尝试次数).' })
  attempts: number;

  @Field(() => InstantText, { description: 'When it was parked (搁置时间).' })
  parkedAt: Date;
}

@InputType({ description: 'Which parked event (未能处理的事件).' })
export class DeadLetterInput {
  @Field(() => ID, { description: 'The parked event (标识).' })
  deadLetterId: string;
}
