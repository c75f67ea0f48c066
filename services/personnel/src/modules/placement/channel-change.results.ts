import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';
import { ChannelChangeStatus } from './channel-change.type.js';
import { PlacementNotReadyError, PlacementRowsRefusedError } from './placement.results.js';

@Inherit()
@ObjectType({ description: 'The order stands in this state (变更令已登记).' })
export class ChannelChangeSuccess {
  constructor(channelChangeId: string, status: ChannelChangeStatus) {
    this.channelChangeId = channelChangeId;
    this.status = status;
  }

  @Field(() => ID, { description: 'The order (变更令标识).' })
  channelChangeId: string;

  @Field(() => ChannelChangeStatus, { description: 'How far it has come (状态).' })
  status: ChannelChangeStatus;
}

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('Another change of the person is still to be decided (已有待批准的变更).'))
export class ChannelChangeOpenError extends UserError {
  constructor() {
    super('该职工已有待批准的变更,请先决定 (another change of the person is still to be decided)');
  }
}

@Inherit()
@ObjectType(refusal('There is no such order (变更令不存在).'))
export class ChannelChangeNotFoundError extends UserError {
  constructor() {
    super('变更令不存在 (there is no such order)');
  }
}

@Inherit()
@ObjectType(refusal('The order was decided before (变更令已有决定).'))
export class ChannelChangeDecidedError extends UserError {
  constructor(status: ChannelChangeStatus) {
    super(`变更令已有决定 (the order was decided before): ${status}`);
    this.status = status;
  }

  @Field(() => ChannelChangeStatus, { description: 'What was decided (决定).' })
  status: ChannelChangeStatus;
}

@Inherit()
@ObjectType(refusal('The officer who proposed does not approve (提出人不能批准).'))
export class ChannelChangeSameOfficerError extends UserError {
  constructor() {
    super(
      '提出人不能批准自己提出的变更,须由另一人批准 (who proposed a change does not approve it; another officer must)',
    );
  }
}

export const ProposeChannelChangeResult = resultUnion(
  'ProposeChannelChangeResult',
  [
    ChannelChangeSuccess,
    PlacementRowsRefusedError,
    PlacementNotReadyError,
    ChannelChangeOpenError,
    RepresentationPowerMissingError,
  ],
  'What came of proposing a change.',
);

const decided = [ChannelChangeSuccess, ChannelChangeNotFoundError, ChannelChangeDecidedError] as const;

export const ApproveChannelChangeResult = resultUnion(
  'ApproveChannelChangeResult',
  [...decided, ChannelChangeSameOfficerError, PlacementRowsRefusedError, PlacementNotReadyError],
  'What came of approving a change.',
);

export const RejectChannelChangeResult = resultUnion(
  'RejectChannelChangeResult',
  decided,
  'What came of refusing a change.',
);
