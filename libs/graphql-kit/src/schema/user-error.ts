import { Field, InterfaceType } from 'type-graphql';

/**
 * An expected refusal, returned as data. Each specific error extends this class, is named after its entity and
 * says in `message` what is missing and what to do; where an employee reads it, in Chinese.
 */
@InterfaceType({
  description: 'An expected refusal of an act, with what is missing and what to do (业务错误).',
})
export abstract class UserError {
  @Field(() => String, {
    description: 'What is missing and what to do, in the language of the reader (提示).',
  })
  message: string;

  constructor(message: string) {
    this.message = message;
  }
}
