import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { FactsFinalError } from './amendment.results.js';
import { CatalogueRecheck } from './recheck.type.js';

@Inherit()
@ObjectType({ description: 'The recheck as it stands now (目录复核已办理).' })
export class CatalogueRecheckSuccess {
  constructor(recheck: CatalogueRecheck) {
    this.recheck = recheck;
  }

  @Field(() => CatalogueRecheck, { description: 'The recheck (目录复核).' })
  recheck: CatalogueRecheck;
}

@Inherit()
@ObjectType({
  description: 'Nobody on the roster has this job (名册中无此工种人员).',
  implements: UserError,
})
export class CatalogueJobUnknownError extends UserError {
  constructor(job: string) {
    super(
      `名册中无人从事或申报“${job}”,请按名册所载工种填写 (nobody has or claims this job: write it as on the roster)`,
    );
  }
}

@Inherit()
@ObjectType({
  description: 'A recheck of this job is open already (该工种正在复核).',
  implements: UserError,
})
export class CatalogueRecheckOpenError extends UserError {
  constructor() {
    super('该工种已有复核在办,请在原复核中答复 (a recheck of this job is open: decide that one)');
  }
}

@Inherit()
@ObjectType({
  description: 'There is no such recheck (查无此复核).',
  implements: UserError,
})
export class CatalogueRecheckNotFoundError extends UserError {
  constructor() {
    super('查无此复核 (no such recheck)');
  }
}

@Inherit()
@ObjectType({
  description: 'The recheck is in another state than the act needs (复核状态不符).',
  implements: UserError,
})
export class CatalogueRecheckStateError extends UserError {
  constructor(decided: boolean) {
    super(
      decided
        ? '该复核已作出结论;有新依据请另行发起 (decided already: open a new recheck on new grounds)'
        : '尚未作出结论,无答复可送达 (not decided yet: there is no reply to serve)',
    );
  }
}

@Inherit()
@ObjectType({
  description: 'A listing needs its kind and source (缺目录依据).',
  implements: UserError,
})
export class CatalogueCitationMissingError extends UserError {
  constructor() {
    super('认定列入目录须写明类别和目录依据 (to list a job give its kind and the list it stands in)');
  }
}

@Inherit()
@ObjectType({
  description: 'Some get no reply of this recheck (有人不在答复范围).',
  implements: UserError,
})
export class CatalogueReplyUnknownError extends UserError {
  constructor(employeeNos: string[]) {
    super('以下工号不在该复核的答复范围,均未登记 (no reply of this recheck is theirs; nothing was recorded)');
    this.employeeNos = employeeNos;
  }

  @Field(() => [String], { description: 'The employee numbers (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType({ description: 'The replies are recorded as served (送达已登记).' })
export class ServeCatalogueRepliesSuccess {
  constructor(served: number, open: number) {
    this.served = served;
    this.open = open;
  }

  @Field(() => Int, { description: 'Replies served in all (已送达数).' })
  served: number;

  @Field(() => Int, { description: 'Replies still to serve: everybody gets one (待送达数).' })
  open: number;
}

export const OpenCatalogueRecheckResult = resultUnion(
  'OpenCatalogueRecheckResult',
  [CatalogueRecheckSuccess, CatalogueJobUnknownError, CatalogueRecheckOpenError],
  'What came of opening a recheck.',
);

export const DecideCatalogueRecheckResult = resultUnion(
  'DecideCatalogueRecheckResult',
  [
    CatalogueRecheckSuccess,
    CatalogueRecheckNotFoundError,
    CatalogueRecheckStateError,
    CatalogueCitationMissingError,
    FactsFinalError,
  ],
  'What came of deciding a recheck.',
);

export const ServeCatalogueRepliesResult = resultUnion(
  'ServeCatalogueRepliesResult',
  [
    ServeCatalogueRepliesSuccess,
    CatalogueRecheckNotFoundError,
    CatalogueRecheckStateError,
    CatalogueReplyUnknownError,
  ],
  'What came of serving replies.',
);
