import { localDate } from '@anzhi/domain';
import type { RequestContext } from '@anzhi/graphql-kit';
import { type Custody, loadCustodies } from './custody.store.js';
import { CustodyStep, FollowUpTask } from './custody.type.js';
import { custodyPath } from './domain/custody.js';
import { followUpTasks } from './domain/follow-up.js';
import { isOpen } from './domain/uncollected-state.js';
import type { UncollectedItem } from './uncollected.type.js';

/** The path of an item as it stands today. */
export async function loadPath(context: RequestContext, item: UncollectedItem): Promise<CustodyStep[]> {
  const { reason, done } = await custodyOf(context, item);
  const { date } = await context.reads.clock.now(item.factoryId);
  return custodyPath(reason, done, date).map(({ step, state, done: own, possibleFrom }) =>
    Object.assign(new CustodyStep(), {
      ...{ code: step.code, zh: step.zh, en: step.en, basis: step.basis, state, possibleFrom },
      ...{ outcomes: step.outcomes ?? [], doneOn: own?.doneOn ?? null, outcome: own?.outcome ?? null },
      proof: own?.proof ?? null,
    }),
  );
}

/** The monthly tasks of an item by the clock of its factory, with what was noted. */
export async function loadTasks(context: RequestContext, item: UncollectedItem): Promise<FollowUpTask[]> {
  const { followUps } = await custodyOf(context, item);
  const { date } = await context.reads.clock.now(item.factoryId);
  const days = followUps.map((one) => one.on);
  const tasks = followUpTasks(localDate(item.registeredOn), days, date, isOpen(item.status));
  return tasks.map((task, index) =>
    Object.assign(new FollowUpTask(), { ...task, note: followUps[index]?.note ?? null }),
  );
}

/** Opens the items of one request together, in a constant number of queries. */
const custodyOf = (context: RequestContext, { factoryId, key }: UncollectedItem): Promise<Custody> =>
  context
    .loader<string, Custody>(`custody:${factoryId}`, (ids) => loadCustodies(context.reads, factoryId, ids))
    .load(key);
