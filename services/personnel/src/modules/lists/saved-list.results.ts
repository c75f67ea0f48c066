import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SavedWorkingList } from './working-list.type.js';

/** How many lists one officer keeps at a factory. */
export const SAVED_LIMIT = 100;

@Inherit()
@ObjectType({ description: 'The list is kept (已保存).' })
export class SaveWorkingListSuccess {
  constructor(list: SavedWorkingList) {
    this.list = list;
  }

  @Field(() => SavedWorkingList, { description: 'The kept list (清单).' })
  list: SavedWorkingList;
}

@Inherit()
@ObjectType({
  description: 'You have a list of this name already (名称已存在).',
  implements: UserError,
})
export class WorkingListNameTakenError extends UserError {
  constructor(name: string, workingListId: string) {
    super(
      `You keep a list named ${name}; choose another name or send replace: true (清单名称已存在,可改名或覆盖)`,
    );
    this.workingListId = workingListId;
  }

  @Field(() => ID, { description: 'The list of that name (同名清单).' })
  workingListId: string;
}

@Inherit()
@ObjectType({
  description: 'You keep as many lists as one may (清单数量已满).',
  implements: UserError,
})
export class WorkingListLimitError extends UserError {
  constructor() {
    super(`You keep ${SAVED_LIMIT} lists already; delete one first (清单已达上限,请先删除)`);
    this.limit = SAVED_LIMIT;
  }

  @Field(() => Int, { description: 'How many one may keep (上限).' })
  limit: number;
}

export const SaveWorkingListResult = resultUnion(
  'SaveWorkingListResult',
  [SaveWorkingListSuccess, WorkingListNameTakenError, WorkingListLimitError],
  'What came of keeping a working list.',
);

@Inherit()
@ObjectType({ description: 'The list is given up (已删除).' })
export class DeleteWorkingListSuccess {
  constructor(workingListId: string) {
    this.workingListId = workingListId;
  }

  @Field(() => ID, { description: 'The list that was kept (清单标识).' })
  workingListId: string;
}

@Inherit()
@ObjectType({
  description: 'No such list is kept (清单不存在).',
  implements: UserError,
})
export class WorkingListNotFoundError extends UserError {
  constructor() {
    super('No such list is kept; it may have been deleted already (清单不存在或已删除)');
  }
}

@Inherit()
@ObjectType({
  description: 'The list belongs to another officer (清单属于其他人员).',
  implements: UserError,
})
export class WorkingListNotYoursError extends UserError {
  constructor() {
    super('Only who saved a list may delete it; save one of your own (只有保存人可以删除清单)');
  }
}

export const DeleteWorkingListResult = resultUnion(
  'DeleteWorkingListResult',
  [DeleteWorkingListSuccess, WorkingListNotFoundError, WorkingListNotYoursError],
  'What came of giving up a working list.',
);
