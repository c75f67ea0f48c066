import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({
  description: 'Special work lies outside the service of the person (特殊工种时段不在工龄内).',
  implements: UserError,
})
export class SpecialWorkOutsideEmploymentError extends UserError {
  constructor({ from, to }: { from: string; to: string }) {
    super(
      `特殊工种时段 ${from} – ${to} 不在工龄之内,请先核定工龄段或改正时段 (special work outside employment: mend the dates, or record the service first)`,
    );
    this.from = from;
    this.to = to;
  }

  @Field(() => LocalDateText, { description: 'The first day of the period (起).' })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day of the period (止).' })
  to: string;
}

@Inherit()
@ObjectType({
  description: 'The period ends before it starts or lies in the future (特殊工种时段有误).',
  implements: UserError,
})
export class SpecialWorkDatesError extends UserError {
  constructor() {
    super('止期早于起期,或晚于今日 (ends before it starts, or after today: mend the dates)');
  }
}

@Inherit()
@ObjectType({
  description: 'No such period of special work (查无此特殊工种经历).',
  implements: UserError,
})
export class SpecialWorkNotFoundError extends UserError {
  constructor() {
    super('查无此特殊工种经历 (no such period of special work: claim it first)');
  }
}

@Inherit()
@ObjectType({
  description: 'The proof of special work is not complete (特殊工种证据不全).',
  implements: UserError,
})
export class SpecialWorkProofMissingError extends UserError {
  constructor(missing: string[]) {
    super(
      `不能认定:${missing.includes('CATALOGUE') ? '该工种不在国家目录;' : ''}` +
        `${missing.includes('TYPE') ? '类别与目录不符;' : ''}` +
        `${missing.includes('ARCHIVE') ? '缺档案原始记载' : ''} (劳社部发[1999]8号; the catalogue and an original record of the archive are needed)`,
    );
    this.missing = missing;
  }

  @Field(() => [String], { description: 'CATALOGUE, TYPE or ARCHIVE (所缺证据).' })
  missing: string[];
}
