import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { type IdentityReadReason, ReferralSeries } from './petition.enums.js';
import {
  PetitionNotAcceptedError,
  PetitionNotFoundError,
  PetitionNotYoursError,
  refusal,
} from './petition.errors.js';
import { PetitionReferral } from './petition.type.js';
import { PetitionSuccess } from './petition-success.js';

@Inherit()
@ObjectType({ description: 'The petition has its handler (已指定承办人).' })
export class AssignHandlerSuccess extends PetitionSuccess {}

@Inherit()
@ObjectType(refusal('The person holds no such office here (承办人未任职).'))
export class HandlerNotAppointedError extends UserError {
  constructor() {
    super(
      'The handler must be a petitions-officer or factory-leader in office at this factory (承办人须为本厂在任信访干部或厂领导)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The person stood aside from this case (承办人已回避).'))
export class HandlerRecusedError extends UserError {
  constructor() {
    super('This person stood aside from the case; assign another (信访工作条例第二十八条:该人员已回避)');
  }
}

export const AssignHandlerResult = resultUnion(
  'AssignHandlerResult',
  [AssignHandlerSuccess, PetitionNotFoundError, HandlerNotAppointedError, HandlerRecusedError],
  'What came of assigning a handler.',
);

@Inherit()
@ObjectType({ description: 'The handler stood aside; the case waits for another (已回避).' })
export class RecuseSuccess extends PetitionSuccess {}

export const RecuseResult = resultUnion(
  'RecuseResult',
  [RecuseSuccess, PetitionNotFoundError, PetitionNotYoursError],
  'What came of standing aside.',
);

@Inherit()
@ObjectType({ description: 'The petitioners, their reading recorded (已记录查看).' })
export class RevealPetitionersSuccess extends PetitionSuccess {
  /** Why; goes into the audit of each reading. */
  reason: IdentityReadReason;
}

export const RevealPetitionersResult = resultUnion(
  'RevealPetitionersResult',
  [RevealPetitionersSuccess, PetitionNotFoundError, PetitionNotYoursError],
  'What came of reading who petitions.',
);

@Inherit()
@ObjectType({ description: 'The objection is referred to personnel (转办成功).' })
export class ReferObjectionSuccess extends PetitionSuccess {
  @Field(() => PetitionReferral, { description: 'The referral (转办异议).' })
  referral: PetitionReferral;
}

@Inherit()
@ObjectType(refusal("Only the petitioner's own row is referred (只能转办本人的公示行)."))
export class ReferralNotOwnRowError extends UserError {
  constructor() {
    super(
      "The employee number is not that of the petitioner of this case; only the petitioner's own row is referred (只能转办信访人本人的公示行)",
    );
  }
}

@Inherit()
@ObjectType(refusal('A joint petition refers no single row (联名信访不转办个人异议).'))
export class ReferralOfJointPetitionError extends UserError {
  constructor() {
    super(
      'A joint petition refers no single row: it is a recheck of the catalogue; each person may object to the own row (联名信访转为核查公示目录,个人可就本人公示行提出异议)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The number is not on the roster (名册无此编号).'))
export class ReferralEmployeeUnknownError extends UserError {
  constructor() {
    super(
      'No one on the roster has this employee number here yet; check it, or try again when the roster is committed (名册无此职工编号)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The same row is under way as a referral (同一事项已转办).'))
export class ReferralPendingError extends UserError {
  constructor(series: ReferralSeries, item: string, referralId: string) {
    super(
      `${series} ${item} was referred for this petition and is not decided yet (同一事项已转办,尚未决定)`,
    );
    this.referralId = referralId;
  }

  @Field(() => ID, { description: 'The standing referral (已有转办).' })
  referralId: string;
}

export const ReferObjectionResult = resultUnion(
  'ReferObjectionResult',
  [
    ReferObjectionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionNotAcceptedError,
    ReferralOfJointPetitionError,
    ReferralNotOwnRowError,
    ReferralEmployeeUnknownError,
    ReferralPendingError,
  ],
  'What came of referring an objection.',
);
