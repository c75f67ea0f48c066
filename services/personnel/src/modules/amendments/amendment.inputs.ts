import { FilledText } from '@anzhi/graphql-kit';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

/** What every change of recorded facts says beside the facts. */
@InputType()
export abstract class ChangeBasisInput {
  @Field(() => String, { description: 'Law, article or judgment on which the change rests (依据).' })
  @Length(2, 500)
  @FilledText(500)
  legalBasis: string;

  @Field(() => String, { description: 'What proves it: the number of a file (证据).' })
  @Length(2, 500)
  @FilledText(500)
  evidence: string;
}

/** A change of one person's facts. */
@InputType()
export abstract class PersonChangeInput extends ChangeBasisInput {
  @Field(() => ID, { description: 'The person (人员标识).' })
  employeeId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Once the posting is final: the upheld objection by which the facts are reopened (终榜后更正所依据的异议).',
  })
  objectionId?: string | null;
}
