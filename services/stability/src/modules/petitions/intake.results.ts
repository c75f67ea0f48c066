import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { ACCUSATION_DOOR } from './domain/accusation-door.js';
import {
  PetitionAlreadyRoutedError,
  PetitionNotFoundError,
  PetitionNoticeMissingError,
  PetitionNotYoursError,
  PetitionTooLateToWithdrawError,
  refusal,
} from './petition.errors.js';
import { PetitionSuccess } from './petition-success.js';

@Inherit()
@ObjectType({ description: 'The petition is registered (登记成功).' })
export class RegisterPetitionSuccess extends PetitionSuccess {}

@Inherit()
@ObjectType(
  refusal(
    'An accusation is not taken here: nothing was stored, send the accuser to the own door (检举控告不在此登记).',
  ),
)
export class PetitionIsAccusationError extends UserError {
  constructor() {
    super(
      `An accusation is not registered at the factory and nothing was stored; tell the accuser: ${ACCUSATION_DOOR.en} (${ACCUSATION_DOOR.zh})`,
    );
    this.door = ACCUSATION_DOOR.zh;
  }

  @Field(() => String, { description: "Where the accuser's own door is (检举控告渠道)." })
  door: string;
}

@Inherit()
@ObjectType(refusal('The date lies in the future of the factory (日期在未来).'))
export class PetitionReceivedInFutureError extends UserError {
  constructor(today: string) {
    super(`receivedOn is not after today, ${today} (收到日期不得晚于今天)`);
    this.today = today;
  }

  @Field(() => LocalDateText, { description: 'The day at the factory (今天).' })
  today: string;
}

@Inherit()
@ObjectType(refusal('A joint visit has at most five representatives (代表超过五人).'))
export class PetitionTooManyRepresentativesError extends UserError {
  constructor(given: number, allowed: number) {
    super(
      `${given} representatives of a visit, at most ${allowed} are received; the headcount is not limited (信访工作条例第二十条:集体走访代表不得超过五人)`,
    );
    this.given = given;
    this.allowed = allowed;
  }

  @Field(() => Int, { description: 'How many were named (所列人数).' })
  given: number;

  @Field(() => Int, { description: 'How many there may be (允许人数).' })
  allowed: number;
}

@Inherit()
@ObjectType(refusal('Nobody is named to answer to (缺少代表).'))
export class PetitionRepresentativeMissingError extends UserError {
  constructor() {
    super('Name at least one representative, or give the category ANONYMOUS (须填写代表,匿名除外)');
  }
}

@Inherit()
@ObjectType(refusal('The headcount is below the representatives (人数少于代表).'))
export class PetitionHeadcountTooSmallError extends UserError {
  constructor(headcount: number, least: number) {
    super(
      `headcount ${headcount} is below ${least}: it counts the representatives too (人数应不少于代表人数)`,
    );
    this.least = least;
  }

  @Field(() => Int, { description: 'The least it can be (最少人数).' })
  least: number;
}

export const RegisterPetitionResult = resultUnion(
  'RegisterPetitionResult',
  [
    RegisterPetitionSuccess,
    PetitionIsAccusationError,
    PetitionReceivedInFutureError,
    PetitionTooManyRepresentativesError,
    PetitionRepresentativeMissingError,
    PetitionHeadcountTooSmallError,
  ],
  'What came of registering a petition.',
);

@Inherit()
@ObjectType({ description: 'The petition is accepted (受理成功).' })
export class AcceptPetitionSuccess extends PetitionSuccess {}

export const AcceptPetitionResult = resultUnion(
  'AcceptPetitionResult',
  [
    AcceptPetitionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionAlreadyRoutedError,
    PetitionNoticeMissingError,
  ],
  'What came of accepting a petition.',
);

@Inherit()
@ObjectType({ description: 'The petition is not accepted, and its petitioner told (不予受理).' })
export class DeclinePetitionSuccess extends PetitionSuccess {}

@Inherit()
@ObjectType(refusal('The five working days to object to a transfer have passed (转送异议期已过).'))
export class PetitionTransferObjectionLateError extends UserError {
  constructor(due: string) {
    super(
      `A matter transferred here could be objected to until ${due}; accept it (信访工作条例第二十三条:五个工作日异议期已过)`,
    );
    this.due = due;
  }

  @Field(() => LocalDateText, { description: 'Until when it could be (异议期限).' })
  due: string;
}

export const DeclinePetitionResult = resultUnion(
  'DeclinePetitionResult',
  [
    DeclinePetitionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionAlreadyRoutedError,
    PetitionNoticeMissingError,
    PetitionTransferObjectionLateError,
  ],
  'What came of not accepting a petition.',
);

@Inherit()
@ObjectType({ description: 'The petitioner was shown the lawful route (分流成功).' })
export class RedirectPetitionSuccess extends PetitionSuccess {}

export const RedirectPetitionResult = resultUnion(
  'RedirectPetitionResult',
  [
    RedirectPetitionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionAlreadyRoutedError,
    PetitionNoticeMissingError,
  ],
  'What came of redirecting a petition.',
);

@Inherit()
@ObjectType({ description: 'The petition went to the competent body (转送成功).' })
export class TransferPetitionSuccess extends PetitionSuccess {}

export const TransferPetitionResult = resultUnion(
  'TransferPetitionResult',
  [
    TransferPetitionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionAlreadyRoutedError,
    PetitionNoticeMissingError,
  ],
  'What came of transferring a petition.',
);

@Inherit()
@ObjectType({ description: 'The petition is withdrawn (撤回成功).' })
export class WithdrawPetitionSuccess extends PetitionSuccess {}

export const WithdrawPetitionResult = resultUnion(
  'WithdrawPetitionResult',
  [WithdrawPetitionSuccess, PetitionNotFoundError, PetitionNotYoursError, PetitionTooLateToWithdrawError],
  'What came of withdrawing a petition.',
);
