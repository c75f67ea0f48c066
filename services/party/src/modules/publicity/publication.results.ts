import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { PublicityActivity } from './activity.type.js';
import { Publication } from './publication.type.js';
import { PublicityDateInFutureError } from './publicity.results.js';

@Inherit()
@ObjectType({ description: 'The publication is recorded (公开事项已登记).' })
export class RecordPublicationSuccess {
  constructor(publication: Publication) {
    this.publication = publication;
  }

  @Field(() => Publication, { description: 'What was recorded (公开事项).' })
  publication: Publication;
}

@Inherit()
@ObjectType({
  description: 'The item belongs to another of the three families (公开事项与类别不符).',
  implements: UserError,
})
export class PublicationFamilyMismatchError extends UserError {
  constructor(item: string, family: string) {
    super(`${item} does not belong to ${family}; give its own family or OTHER (公开事项与类别不符)`);
  }
}

export const RecordPublicationResult = resultUnion(
  'RecordPublicationResult',
  [RecordPublicationSuccess, PublicationFamilyMismatchError, PublicityDateInFutureError],
  'What came of recording a publication.',
);

@Inherit()
@ObjectType({ description: 'The act of publicity is recorded (宣传活动已登记).' })
export class RecordPublicityActivitySuccess {
  constructor(activity: PublicityActivity) {
    this.activity = activity;
  }

  @Field(() => PublicityActivity, { description: 'What was recorded (宣传活动).' })
  activity: PublicityActivity;
}

export const RecordPublicityActivityResult = resultUnion(
  'RecordPublicityActivityResult',
  [RecordPublicityActivitySuccess, PublicityDateInFutureError],
  'What came of recording an act of publicity.',
);
