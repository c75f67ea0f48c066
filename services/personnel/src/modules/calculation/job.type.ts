import { connectionOf, Fen, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CalculationJobStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
}
registerEnumType(CalculationJobStatus, {
  name: 'CalculationJobStatus',
  description: 'Where a calculation of a whole factory stands (测算任务状态).',
  valuesConfig: {
    QUEUED: { description: 'Waits for a worker (排队中).' },
    RUNNING: { description: 'A worker calculates (测算中).' },
    DONE: { description: 'Complete; its results count (已完成).' },
    CANCELLED: { description: 'Stopped by an officer; what counted before still counts (已取消).' },
    FAILED: { description: 'Ended without results; what counted before still counts (失败).' },
  },
});

@Inherit()
@ObjectType({ description: 'A calculation of everybody at a factory (全员测算任务).' })
export class CalculationJob {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => CalculationJobStatus, { description: 'Where it stands (状态).' })
  status: CalculationJobStatus;

  @Field(() => String, { description: 'The rule set version, `code@version` (规则版本).' })
  rules: string;

  @Field(() => LocalDateText, { description: 'The day as of which figures are (计算基准日).' })
  asOf: string;

  @Field(() => Int, { description: 'People calculated so far (已完成人数).' })
  done: number;

  @Field(() => Int, { description: 'People to calculate (总人数).' })
  total: number;

  @Field(() => Int, { description: 'People per second so far (每秒人数).' })
  ratePerSecond: number;

  @Field(() => InstantText, { nullable: true, description: 'When it will end at this rate (预计完成时间).' })
  estimatedEndAt: string | null;

  @Field(() => InstantText, { description: 'When it was asked for, by the clock on the wall (申请时间).' })
  requestedAt: string;

  @Field(() => InstantText, { nullable: true, description: 'When a worker first took it (开始时间).' })
  startedAt: string | null;

  @Field(() => InstantText, { nullable: true, description: 'When it ended (结束时间).' })
  endedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or failed (取消或失败原因).' })
  endedWhy: string | null;

  @Field(() => ID, { nullable: true, description: 'The calculation that it made, once done (测算结果标识).' })
  calculationId: string | null;

  @Field(() => Int, { nullable: true, description: 'How many amounts, once done (待遇条数).' })
  entitlements: number | null;

  @Field(() => Fen, {
    nullable: true,
    description: 'Sum of what is due once, once done; monthly amounts are not in it (一次性金额合计).',
  })
  totalAmount: bigint | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the results: equal people and rules give equal hashes (结果哈希).',
  })
  resultHash: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of calculations of a factory (测算任务列表).' })
export class CalculationJobConnection extends connectionOf(
  CalculationJob,
  'CalculationJob',
  'calculations of a factory (测算任务)',
) {}
