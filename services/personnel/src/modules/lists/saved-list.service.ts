import { type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import {
  DeleteWorkingListSuccess,
  SAVED_LIMIT,
  SaveWorkingListSuccess,
  WorkingListLimitError,
  WorkingListNameTakenError,
  WorkingListNotFoundError,
  WorkingListNotYoursError,
} from './saved-list.results.js';
import type { SaveWorkingListInput } from './working-list.inputs.js';
import { SavedWorkingList } from './working-list.type.js';

/** The kind of opaque id of a kept list. */
export const SAVED_LIST_ID = 'working-list';

/** A row of `saved_working_list`. */
export interface SavedListRow {
  factory_id: string;
  id: string;
  owner: string;
  name: string;
  filter: object;
  sort: SavedWorkingList['sort'];
  descending: boolean;
  shared: boolean;
  saved_on: LocalDate;
}

/** A kept list as the viewer sees it. */
export function toSavedList(row: SavedListRow, subject: string): SavedWorkingList {
  return Object.assign(new SavedWorkingList(), {
    id: opaqueId(SAVED_LIST_ID, row.factory_id, row.id),
    name: row.name,
    filter: JSON.stringify(row.filter),
    sort: row.sort,
    descending: row.descending,
    shared: row.shared,
    own: row.owner === subject,
    savedOn: row.saved_on,
  });
}

/** Keeps a list under a name of the officer's, or replaces theirs of that name. What was searched for is not kept. */
export async function saveWorkingList(
  tx: Tx,
  input: SaveWorkingListInput,
): Promise<SaveWorkingListSuccess | WorkingListNameTakenError | WorkingListLimitError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { subject } = tx.viewer;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `working-lists:${factoryId}:${subject}`,
  ]);
  const own = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM saved_working_list WHERE factory_id = $1 AND owner = $2',
    [factoryId, subject],
  );
  const same = own.find((one) => one.name === input.name);
  if (same && !input.replace)
    return new WorkingListNameTakenError(input.name, opaqueId(SAVED_LIST_ID, factoryId, same.id));
  if (!same && own.length >= SAVED_LIMIT) return new WorkingListLimitError();
  const { date } = await tx.clock.now(factoryId);
  const [row] = await tx.query<SavedListRow>(
    `INSERT INTO saved_working_list (factory_id, id, owner, name, filter, sort, descending, shared, saved_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (factory_id, owner, name) DO UPDATE SET filter = excluded.filter, sort = excluded.sort,
       descending = excluded.descending, shared = excluded.shared, saved_on = excluded.saved_on
     RETURNING *`,
    [
      factoryId,
      newId(),
      subject,
      input.name,
      JSON.stringify(input.filter),
      input.sort,
      input.descending,
      input.shared,
      date,
    ],
  );
  return new SaveWorkingListSuccess(toSavedList(row!, subject));
}

/** Gives up a list that the officer saved. */
export async function deleteWorkingList(
  tx: Tx,
  workingListId: string,
): Promise<DeleteWorkingListSuccess | WorkingListNotFoundError | WorkingListNotYoursError> {
  const { factoryId, key } = parseOpaqueId(SAVED_LIST_ID, workingListId);
  const [row] = await tx.query<{ owner: string; shared: boolean }>(
    'SELECT owner, shared FROM saved_working_list WHERE factory_id = $1 AND id = $2 FOR UPDATE',
    [factoryId, key],
  );
  const own = row?.owner === tx.viewer.subject;
  if (!row || !(own || row.shared)) return new WorkingListNotFoundError();
  if (!own) return new WorkingListNotYoursError();
  await tx.query('DELETE FROM saved_working_list WHERE factory_id = $1 AND id = $2', [factoryId, key]);
  return new DeleteWorkingListSuccess(workingListId);
}
