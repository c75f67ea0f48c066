import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EmployeeCategory } from './employee.enums.js';

export enum RosterImportStatus {
  CHECKED = 'CHECKED',
  REJECTED = 'REJECTED',
  COMMITTED = 'COMMITTED',
  DISCARDED = 'DISCARDED',
}
registerEnumType(RosterImportStatus, {
  name: 'RosterImportStatus',
  description: 'How far an import of a roster file has come (导入状态).',
  valuesConfig: {
    CHECKED: { description: 'Read and checked, not on the roster yet (已校验).' },
    REJECTED: { description: 'The file cannot be used as a whole (整份退回).' },
    COMMITTED: { description: 'Its accepted rows are on the roster (已入册).' },
    DISCARDED: { description: 'Given up before it was put on the roster (已作废).' },
  },
});

export enum LeftOutResolution {
  ENROLLED = 'ENROLLED',
  DECIDED = 'DECIDED',
}
registerEnumType(LeftOutResolution, {
  name: 'LeftOutResolution',
  description: 'How a row that was left out came to rest (暂缺处理结果).',
  valuesConfig: {
    ENROLLED: { description: 'The person is on the roster now (已补入名册).' },
    DECIDED: { description: 'An officer decided with a reason (已作说明处理).' },
  },
});

@Inherit()
@ObjectType({ description: 'What is wrong with a row, or worth a look (校验问题).' })
export class RosterRowProblem {
  @Field(() => Int, { description: 'The line in the file (行号).' })
  line: number;

  @Field(() => String, { description: "The column's own header (列名)." })
  field: string;

  @Field(() => String, { description: 'A code of the documented list (问题代码).' })
  code: string;

  @Field(() => String, { description: 'What to mend, in English (英文提示).' })
  message: string;

  @Field(() => String, { description: 'What to mend, in Chinese (中文提示).' })
  messageZh: string;
}

@Inherit()
@ObjectType({ description: 'How many people of a category (分类人数).' })
export class CategoryCount {
  @Field(() => EmployeeCategory, { description: 'The category (人员类别).' })
  category: EmployeeCategory;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;
}

@Inherit()
@ObjectType({ description: 'One uploaded roster file and what came of it (名册导入).' })
export class RosterImport {
  @Field(() => ID, { description: 'The import (导入标识).' })
  id: string;

  @Field(() => String, { description: 'The tenant key of the factory (工厂标识).' })
  factoryId: string;

  @Field(() => RosterImportStatus, { description: 'How far it has come (导入状态).' })
  status: RosterImportStatus;

  @Field(() => Int, { description: 'Rows of people in the file (总行数).' })
  rows: number;

  @Field(() => Int, { description: 'Rows without a fault (通过行数).' })
  accepted: number;

  @Field(() => Int, { description: 'Rows with a fault (未通过行数).' })
  rejected: number;

  @Field(() => [CategoryCount], {
    description: 'Accepted rows by category (通过行分类人数).',
  })
  byCategory: CategoryCount[];

  @Field(() => Fen, { description: 'Wage arrears of the accepted rows (欠发工资合计).' })
  arrearsTotal: bigint;

  @Field(() => LocalDateText, { description: 'When it was uploaded (上传日期).' })
  uploadedOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was put on the roster (入册日期).',
  })
  committedOn: string | null;

  @Field(() => RosterRowProblem, {
    nullable: true,
    description: 'Why the whole file cannot be used (整份退回原因).',
  })
  fileProblem: RosterRowProblem | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was discarded (作废日期).',
  })
  discardedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was discarded (作废原因).' })
  discardReason: string | null;

  /** The uuid of the row. */
  key: string;
}

@Inherit()
@ObjectType({
  description: 'A filled cell of a rejected row, as it stood (原始单元格).',
})
export class RosterRawCell {
  @Field(() => String, { description: "The column's own header (列名)." })
  header: string;

  @Field(() => String, {
    description: 'What stood there; identity numbers and phones with their middle hidden (内容).',
  })
  text: string;
}

@Inherit()
@ObjectType({ description: 'A row of a file that has something to say (有问题的行).' })
export class RosterImportRow {
  @Field(() => Int, { description: 'The line in the file (行号).' })
  line: number;

  @Field(() => Boolean, { description: 'True when it was not accepted (是否未通过).' })
  rejected: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The employee number, if readable (工号).',
  })
  employeeNo: string | null;

  @Field(() => String, { nullable: true, description: 'The name, if readable (姓名).' })
  name: string | null;

  @Field(() => [RosterRowProblem], { description: 'All that is wrong with it (问题).' })
  problems: RosterRowProblem[];

  @Field(() => [RosterRowProblem], { description: 'What is worth a look (提醒).' })
  warnings: RosterRowProblem[];

  factoryId: string;
  /** The encrypted cells; null for rows that were not rejected, or imported before cells were kept. */
  cellsSealed: Buffer | null;
}

@Inherit()
@ObjectType({
  description: 'A row that was left out of the roster on purpose: nobody is forgotten (暂缺人员).',
})
export class RosterLeftOut {
  @Field(() => ID, { description: 'The row on the list (暂缺标识).' })
  id: string;

  @Field(() => ID, { description: 'The import that it was left out of (导入标识).' })
  importId: string;

  @Field(() => Int, { description: 'The line in the file (行号).' })
  line: number;

  @Field(() => String, { nullable: true, description: 'The employee number, if readable (工号).' })
  employeeNo: string | null;

  @Field(() => String, { nullable: true, description: 'The name, if readable (姓名).' })
  name: string | null;

  @Field(() => [RosterRowProblem], { description: 'Why the row was rejected (问题).' })
  problems: RosterRowProblem[];

  @Field(() => String, { description: 'Why it was left out (暂缺原因).' })
  reason: string;

  @Field(() => LocalDateText, { description: 'When it was left out (暂缺日期).' })
  leftOutOn: string;

  @Field(() => LeftOutResolution, {
    nullable: true,
    description: 'How it came to rest; null while open (处理结果).',
  })
  resolution: LeftOutResolution | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it came to rest (处理日期).' })
  resolvedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The reason of the decision (处理理由).' })
  resolvedReason: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of imports (名册导入列表).' })
export class RosterImportConnection extends connectionOf(
  RosterImport,
  'RosterImport',
  'imports (名册导入)',
) {}

@Inherit()
@ObjectType({ description: 'A page of rows with something to say (有问题的行列表).' })
export class RosterImportRowConnection extends connectionOf(
  RosterImportRow,
  'RosterImportRow',
  'rows (行)',
) {}

@Inherit()
@ObjectType({ description: 'A page of rows that were left out (暂缺人员列表).' })
export class RosterLeftOutConnection extends connectionOf(
  RosterLeftOut,
  'RosterLeftOut',
  'rows left out (暂缺人员)',
) {}
