import { Fen, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { PayableFreeze } from './freeze.type.js';
import { refusal } from './payment.results.js';

@Inherit()
@ObjectType({ description: 'The figures are frozen (已冻结).' })
export class FreezePayablesSuccess {
  constructor(freeze: PayableFreeze, owed: bigint, overpaid: bigint) {
    this.freeze = freeze;
    this.owed = owed;
    this.overpaid = overpaid;
  }

  @Field(() => PayableFreeze, { description: 'What was frozen (冻结).' })
  freeze: PayableFreeze;

  @Field(() => Fen, { description: 'What is left to pay over all people: draft a batch (待付合计).' })
  owed: bigint;

  @Field(() => Fen, {
    description:
      'What was paid or is on the way beyond the figures: claim it back by claimOverpayment (多付合计).',
  })
  overpaid: bigint;
}

@Inherit()
@ObjectType(refusal('The purpose is posted: its figures are final by the postings (该用途以公示定案为准).'))
export class PayablePurposePostedError extends UserError {
  constructor() {
    super(
      'The figures of this purpose are posted and become final by the posting series; nothing is frozen (该用途金额经三榜定案,无须冻结)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The calculation named is not the one that counts now (所指测算并非现行测算).'))
export class PayableCalculationNotCurrentError extends UserError {
  constructor(currentId: string | null) {
    super(
      currentId
        ? 'Another calculation counts now: look at its figures and name it (现行测算已变更,请核对后按现行测算冻结)'
        : 'Nobody was calculated yet: calculate the factory first (尚未测算,请先全员测算)',
    );
    this.currentId = currentId;
  }

  @Field(() => ID, {
    nullable: true,
    description: 'The calculation that counts, null before one (现行测算).',
  })
  currentId: string | null;
}

@Inherit()
@ObjectType(refusal('The calculation holds nothing for the purpose (该用途没有应付金额).'))
export class PayableNothingToFreezeError extends UserError {
  constructor() {
    super('The calculation owes nobody anything for this purpose (该测算中该用途没有应付金额)');
  }
}

export const FreezePayablesResult = resultUnion(
  'FreezePayablesResult',
  [
    FreezePayablesSuccess,
    PayablePurposePostedError,
    PayableCalculationNotCurrentError,
    PayableNothingToFreezeError,
  ],
  'What came of freezing figures.',
);
