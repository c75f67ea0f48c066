import { Directive, Field, ObjectType } from 'type-graphql';
import { Inherit } from '../access/allow.js';

@Inherit()
@Directive('@shareable')
@ObjectType({
  description: 'Why a figure is what it is, step by step, to be recomputed by hand (计算说明).',
})
export class Explanation {
  @Field(() => String, { description: 'The explanation in Chinese (中文说明).' })
  zh: string;

  @Field(() => String, { description: 'The explanation in English (英文说明).' })
  en: string;
}
