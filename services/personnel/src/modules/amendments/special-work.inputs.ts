import type { LocalDate } from '@anzhi/domain';
import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, InputType } from 'type-graphql';
import { EmployeeSpecialWorkType } from '../roster/index.js';
import { PersonChangeInput } from './amendment.inputs.js';

@InputType({ description: 'A period of special work that a person claims (申报特殊工种经历).' })
export class ClaimSpecialWorkInput extends PersonChangeInput {
  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: LocalDate;

  @Field(() => EmployeeSpecialWorkType, { description: 'The kind (类别).' })
  type: EmployeeSpecialWorkType;

  @Field(() => String, { description: 'The job, as the catalogue would name it (工种).' })
  @FilledText(100)
  job: string;

  @Field(() => String, {
    nullable: true,
    description: 'Original record of the archive that shows it (档案原始记载).',
  })
  @FilledText(200)
  archiveEvidence?: string | null;
}

@InputType({ description: 'The decision on a period of special work (特殊工种认定).' })
export class DecideSpecialWorkInput extends PersonChangeInput {
  @Field(() => ID, { description: 'The period (特殊工种经历标识).' })
  specialWorkId: string;

  @Field(() => Boolean, { description: 'True: proven; false: rejected (是否认定).' })
  verified: boolean;

  @Field(() => String, { description: 'Why (理由).' })
  @FilledText(500)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'Original record of the archive, where the claim named none (档案原始记载).',
  })
  @FilledText(200)
  archiveEvidence?: string | null;
}
