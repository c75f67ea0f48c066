import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { CalculationNotReadyError, FiguresFinalError } from '../entitlements/index.js';
import { CalculationJob } from './job.type.js';

@Inherit()
@ObjectType({ description: 'The calculation waits for a worker, or runs (已受理).' })
export class StartCalculationSuccess {
  constructor(job: CalculationJob, alreadyRunning: boolean) {
    this.job = job;
    this.alreadyRunning = alreadyRunning;
  }

  @Field(() => CalculationJob, { description: 'The job (任务).' })
  job: CalculationJob;

  @Field(() => Boolean, { description: 'True when it was asked for before (是否已在进行).' })
  alreadyRunning: boolean;
}

export const StartCalculationResult = resultUnion(
  'StartCalculationResult',
  [StartCalculationSuccess, CalculationNotReadyError, FiguresFinalError],
  'What came of asking for a calculation of everybody.',
);

@Inherit()
@ObjectType({
  description: 'The calculation stops; what counted before still counts (已取消).',
})
export class CancelCalculationSuccess {
  constructor(job: CalculationJob) {
    this.job = job;
  }

  @Field(() => CalculationJob, { description: 'The job (任务).' })
  job: CalculationJob;
}

@Inherit()
@ObjectType({ description: 'No such job (任务不存在).', implements: UserError })
export class CalculationJobNotFoundError extends UserError {
  constructor() {
    super('No calculation has this id; calculationJobs lists those of a factory (任务不存在)');
  }
}

@Inherit()
@ObjectType({
  description: 'The job has ended already (任务已结束).',
  implements: UserError,
})
export class CalculationJobEndedError extends UserError {
  constructor(status: string) {
    super(`The calculation is ${status}; there is nothing to cancel (任务已结束,无需取消)`);
  }
}

export const CancelCalculationResult = resultUnion(
  'CancelCalculationResult',
  [CancelCalculationSuccess, CalculationJobNotFoundError, CalculationJobEndedError],
  'What came of stopping a calculation.',
);
