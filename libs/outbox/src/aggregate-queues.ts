import type { EventEnvelope } from '@anzhi/contracts';

/** done: the aggregate moved on. left: given back to the broker or parked. hold: an earlier one is missing, try the lowest again. */
export type Progress = 'done' | 'left' | 'hold';

interface Entry {
  readonly envelope: EventEnvelope;
  /** Tries the event; never throws. `hold` is only allowed while it may wait. */
  readonly run: (mayWait: boolean) => Promise<Progress>;
}

/** Works off events, one at a time per aggregate, lowest version first; aggregates side by side. */
export interface AggregateQueues {
  add(key: string, envelope: EventEnvelope, run: Entry['run']): void;
}

/** How long an aggregate waits in all, in steps, for an earlier event that another replica may just be handling. */
const holdMilliseconds = [2, 5, 10, 20, 50, 100, 200, 400];

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const takeLowest = (entries: Entry[]): Entry | undefined => {
  let lowest = 0;
  for (const [index, entry] of entries.entries()) {
    if (entry.envelope.aggregateVersion < (entries[lowest]?.envelope.aggregateVersion ?? 0)) {
      lowest = index;
    }
  }
  return entries.splice(lowest, 1)[0];
};

/** Makes empty queues; one exists per aggregate only while it has events. */
export function createAggregateQueues(): AggregateQueues {
  const queues = new Map<string, Entry[]>();
  const work = async (key: string, entries: Entry[]): Promise<void> => {
    let held = 0;
    for (let entry = takeLowest(entries); entry !== undefined; entry = takeLowest(entries)) {
      const step = holdMilliseconds[held];
      const progress = await entry.run(step !== undefined);
      if (progress === 'hold') {
        entries.push(entry);
        held += 1;
        await pause(step ?? 0);
      } else if (progress === 'done') {
        held = 0;
      }
    }
    queues.delete(key);
  };
  return {
    add: (key, envelope, run) => {
      const entries = queues.get(key);
      if (entries !== undefined) {
        entries.push({ envelope, run });
        return;
      }
      const fresh = [{ envelope, run }];
      queues.set(key, fresh);
      void work(key, fresh);
    },
  };
}
