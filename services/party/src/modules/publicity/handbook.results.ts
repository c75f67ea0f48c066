import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { Handbook } from './handbook.type.js';
import {
  PublicityDateInFutureError,
  PublicityPersonUnknownError,
  PublicityRowsRefusedError,
} from './publicity.results.js';

@Inherit()
@ObjectType({ description: 'The version is issued (印发成功).' })
export class IssueHandbookSuccess {
  constructor(handbook: Handbook) {
    this.handbook = handbook;
  }

  @Field(() => Handbook, { description: 'The new version (政策问答).' })
  handbook: Handbook;
}

export const IssueHandbookResult = resultUnion(
  'IssueHandbookResult',
  [IssueHandbookSuccess, PublicityDateInFutureError],
  'What came of issuing a handbook.',
);

@Inherit()
@ObjectType({ description: 'The receipts are recorded (签收登记成功).' })
export class HandbookReceiptsRecorded {
  constructor(version: number, people: number) {
    this.version = version;
    this.people = people;
  }

  @Field(() => Int, { description: 'The version (版次).' })
  version: number;

  @Field(() => Int, { description: 'How many people acknowledged it now (人数).' })
  people: number;
}

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('No such version of the handbook is issued (政策问答尚未印发).'))
export class HandbookNotIssuedError extends UserError {
  constructor() {
    super('尚未印发该版政策问答,请先印发 (no such version of the handbook is issued; issue it first)');
  }
}

@Inherit()
@ObjectType(refusal('The person acknowledged this version before (本人已签收).'))
export class HandbookAcknowledgedError extends UserError {
  constructor(acknowledgedOn: string) {
    super(
      `您已于 ${acknowledgedOn} 签收本版政策问答,无需重复签收 (you acknowledged this version on ${acknowledgedOn})`,
    );
    this.acknowledgedOn = acknowledgedOn;
  }

  @Field(() => LocalDateText, { description: 'When it was acknowledged (签收日期).' })
  acknowledgedOn: string;
}

@Inherit()
@ObjectType(refusal('The receipt lies before the issue of the version (签收早于印发).'))
export class HandbookReceiptTooEarlyError extends UserError {
  constructor(issuedOn: string) {
    super(
      `acknowledgedOn lies before the issue of this version on ${issuedOn} (签收日期不能早于印发日期 ${issuedOn})`,
    );
  }
}

export const RecordHandbookReceiptsResult = resultUnion(
  'RecordHandbookReceiptsResult',
  [
    HandbookReceiptsRecorded,
    PublicityRowsRefusedError,
    HandbookNotIssuedError,
    HandbookReceiptTooEarlyError,
    PublicityDateInFutureError,
  ],
  'What came of recording receipts of the handbook.',
);

export const AcknowledgeHandbookResult = resultUnion(
  'AcknowledgeHandbookResult',
  [HandbookReceiptsRecorded, HandbookAcknowledgedError, HandbookNotIssuedError, PublicityPersonUnknownError],
  'What came of acknowledging the handbook.',
);
