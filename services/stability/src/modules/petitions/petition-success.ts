import { Inherit } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Petition } from './petition.type.js';

/** The success of an act on a petition: the case as it then stands. */
@Inherit()
@ObjectType('PetitionSuccessBase', { description: 'An act on a petition (信访事项办理).' })
export class PetitionSuccess {
  constructor(petition: Petition) {
    this.petition = petition;
  }

  @Field(() => Petition, { description: 'The petition as it stands (信访事项).' })
  petition: Petition;
}
