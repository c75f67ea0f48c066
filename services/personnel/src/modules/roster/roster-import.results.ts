import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { CategoryCount, RosterImport, RosterLeftOut, RosterRowProblem } from './roster-import.type.js';

@Inherit()
@ObjectType({ description: 'The accepted rows are on the roster (入册成功).' })
export class CommitRosterImportSuccess {
  constructor(rosterImport: RosterImport, enrolled: number, leftOut: number) {
    this.import = rosterImport;
    this.enrolled = enrolled;
    this.leftOut = leftOut;
  }

  @Field(() => RosterImport, { description: 'The import (名册导入).' })
  import: RosterImport;

  @Field(() => Int, { description: 'How many people came onto the roster (入册人数).' })
  enrolled: number;

  @Field(() => Int, { description: 'How many rows are on the open list now (暂缺行数).' })
  leftOut: number;
}

@Inherit()
@ObjectType({
  description: 'The factory has no such import (导入不存在).',
  implements: UserError,
})
export class RosterImportNotFoundError extends UserError {
  constructor() {
    super('There is no such import; upload the roster file first (导入不存在,请先上传名册)');
  }
}

@Inherit()
@ObjectType({
  description: 'Rows are rejected and not left out on purpose (尚有未通过行).',
  implements: UserError,
})
export class RosterRowsRejectedError extends UserError {
  constructor(rejected: number, problems: RosterRowProblem[]) {
    super(
      `${rejected} rows are rejected: mend the file and upload it again, or leave them out with leaveOutRejected and a reason (${rejected}行未通过:请更正后重新上传,或说明原因后暂缺)`,
    );
    this.rejected = rejected;
    this.problems = problems;
  }

  @Field(() => Int, { description: 'How many rows are rejected (未通过行数).' })
  rejected: number;

  @Field(() => [RosterRowProblem], { description: 'The problems of the first ten of them (前十行的问题).' })
  problems: RosterRowProblem[];
}

@Inherit()
@ObjectType({
  description: 'Rows are to be left out without a reason (暂缺未说明原因).',
  implements: UserError,
})
export class LeaveOutReasonMissingError extends UserError {
  constructor() {
    super('Give the reason for which rejected rows are left out (请填写暂缺原因)');
  }
}

@Inherit()
@ObjectType({
  description: 'The import is on the roster already (已入册).',
  implements: UserError,
})
export class RosterImportCommittedError extends UserError {
  constructor(committedOn: string) {
    super(`The import was put on the roster on ${committedOn} (该导入已于${committedOn}入册)`);
    this.committedOn = committedOn;
  }

  @Field(() => LocalDateText, { description: 'When (入册日期).' })
  committedOn: string;
}

@Inherit()
@ObjectType({
  description: 'The import was discarded (已作废).',
  implements: UserError,
})
export class RosterImportDiscardedError extends UserError {
  constructor(discardedOn: string) {
    super(`该导入已于${discardedOn}作废,请重新上传 (discarded on ${discardedOn}: upload the file again)`);
    this.discardedOn = discardedOn;
  }

  @Field(() => LocalDateText, { description: 'When (作废日期).' })
  discardedOn: string;
}

@Inherit()
@ObjectType({
  description: 'Nothing in the file can be put on the roster (没有可入册的行).',
  implements: UserError,
})
export class RosterImportEmptyError extends UserError {
  constructor(fileProblem: RosterRowProblem | null) {
    super(
      fileProblem
        ? `The file was refused as a whole: ${fileProblem.message} (${fileProblem.messageZh})`
        : 'No row of the file was accepted; mend it and upload it again (没有通过的行,请更正后重新上传)',
    );
    this.fileProblem = fileProblem;
  }

  @Field(() => RosterRowProblem, { nullable: true, description: 'Why the file was refused (退回原因).' })
  fileProblem: RosterRowProblem | null;
}

@Inherit()
@ObjectType({
  description:
    'People of the file came onto the roster by another import since the check (与已入册人员重复).',
  implements: UserError,
})
export class RosterImportClashError extends UserError {
  constructor(total: number, lines: number[]) {
    super(
      `${total} people of this file have come onto the roster since it was checked; upload it again (${total}人已由其他导入入册,请重新上传校验)`,
    );
    this.total = total;
    this.lines = lines;
  }

  @Field(() => Int, { description: 'How many rows (行数).' })
  total: number;

  @Field(() => [Int], { description: 'The first ten lines (前十行).' })
  lines: number[];
}

@Inherit()
@ObjectType({
  description: 'The roster is frozen: only dated amendments change it (名册已冻结).',
  implements: UserError,
})
export class RosterFrozenError extends UserError {
  constructor(frozenOn: string) {
    super(
      `The roster was frozen on ${frozenOn}; later changes are amendments (名册已于${frozenOn}冻结,请用更正)`,
    );
    this.frozenOn = frozenOn;
  }

  @Field(() => LocalDateText, { description: 'When it was frozen (冻结日期).' })
  frozenOn: string;
}

export const CommitRosterImportResult = resultUnion(
  'CommitRosterImportResult',
  [
    CommitRosterImportSuccess,
    RosterImportNotFoundError,
    RosterRowsRejectedError,
    LeaveOutReasonMissingError,
    RosterImportCommittedError,
    RosterImportDiscardedError,
    RosterImportEmptyError,
    RosterImportClashError,
    RosterFrozenError,
  ],
  'What came of putting an import on the roster.',
);

@Inherit()
@ObjectType({ description: 'The row is settled (处理成功).' })
export class ResolveLeftOutRowSuccess {
  constructor(leftOut: RosterLeftOut) {
    this.leftOut = leftOut;
  }

  @Field(() => RosterLeftOut, { description: 'The row (暂缺人员).' })
  leftOut: RosterLeftOut;
}

@Inherit()
@ObjectType({
  description: 'No such row is open (没有此未处理行).',
  implements: UserError,
})
export class LeftOutRowNotOpenError extends UserError {
  constructor() {
    super('There is no such open row; it may be settled already (该行不存在或已处理)');
  }
}

export const ResolveLeftOutRowResult = resultUnion(
  'ResolveLeftOutRowResult',
  [ResolveLeftOutRowSuccess, LeftOutRowNotOpenError],
  'What came of settling a row that was left out.',
);

@Inherit()
@ObjectType({ description: 'The roster is frozen (冻结成功).' })
export class FreezeRosterSuccess {
  constructor(asOf: string, frozenOn: string, total: number, byCategory: CategoryCount[]) {
    this.asOf = asOf;
    this.frozenOn = frozenOn;
    this.total = total;
    this.byCategory = byCategory;
  }

  @Field(() => LocalDateText, { description: 'The declaration: figures are as of it (基准日).' })
  asOf: string;

  @Field(() => LocalDateText, { description: 'When it was frozen (冻结日期).' })
  frozenOn: string;

  @Field(() => Int, { description: 'People on the roster (总人数).' })
  total: number;

  @Field(() => [CategoryCount], { description: 'People by category (分类人数).' })
  byCategory: CategoryCount[];
}

@Inherit()
@ObjectType({
  description: 'The court has not declared the bankruptcy, as far as this service knows (尚未宣告破产).',
  implements: UserError,
})
export class RosterNotDeclaredError extends UserError {
  constructor() {
    super('The declaration of bankruptcy has not arrived here yet; record it first (尚未收到破产宣告)');
  }
}

@Inherit()
@ObjectType({
  description: 'Nobody is on the roster (名册为空).',
  implements: UserError,
})
export class RosterEmptyError extends UserError {
  constructor() {
    super('Nobody is on the roster yet; upload and commit it first (名册为空,请先导入)');
  }
}

@Inherit()
@ObjectType({
  description: 'Rows or imports are open and no reason is given (尚有未处理行).',
  implements: UserError,
})
export class RosterRowsOpenError extends UserError {
  constructor(openRows: number, openImports: number) {
    super(
      `${openRows} rows left out are not settled and ${openImports} imports are not committed: settle them, or give the reason for freezing without them (尚有${openRows}行暂缺未处理、${openImports}份导入未提交,请处理或说明理由)`,
    );
    this.openRows = openRows;
    this.openImports = openImports;
  }

  @Field(() => Int, { description: 'Rows left out and not settled (未处理暂缺行数).' })
  openRows: number;

  @Field(() => Int, { description: 'Checked imports with accepted rows, not committed (未提交导入数).' })
  openImports: number;
}

export const FreezeRosterResult = resultUnion(
  'FreezeRosterResult',
  [FreezeRosterSuccess, RosterNotDeclaredError, RosterEmptyError, RosterRowsOpenError, RosterFrozenError],
  'What came of freezing a roster.',
);
