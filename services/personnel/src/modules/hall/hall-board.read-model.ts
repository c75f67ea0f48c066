import type { RequestContext } from '@anzhi/graphql-kit';
import { HALL_STEPS, type HallStep } from './domain/hall-steps.js';
import { toWindow } from './hall.read-model.js';
import { windowsOf } from './hall.store.js';
import { HallBoard, HallStepCount } from './hall.type.js';

interface DayRow {
  tickets: number;
  waiting: number;
  serving: number;
  done: number;
  waited: number | null;
  longest: number | null;
}

/** The hall on a day: queue, waiting time and the count of each step, in four queries. */
export async function hallBoard(
  context: RequestContext,
  factoryId: string,
  wanted: string | null,
): Promise<HallBoard> {
  const now = await context.reads.clock.now(factoryId);
  const day = wanted ?? now.date;
  const [totals] = await context.reads.query<DayRow>(
    `SELECT count(*)::int AS tickets, count(*) FILTER (WHERE status = 'WAITING')::int AS waiting,
            count(*) FILTER (WHERE status = 'SERVING')::int AS serving, count(*) FILTER (WHERE status = 'DONE')::int AS done,
            floor(avg(waited_seconds) FILTER (WHERE called_at IS NOT NULL OR waited_seconds > 0) / 60)::int AS waited,
            floor(max(extract(epoch FROM $3::timestamptz - waiting_since)) FILTER (WHERE status = 'WAITING') / 60)::int AS longest
       FROM hall_ticket WHERE factory_id = $1 AND day = $2`,
    [factoryId, day, now.at],
  );
  return Object.assign(new HallBoard(), {
    ...{ day, asOf: now.at, tickets: totals?.tickets ?? 0, waiting: totals?.waiting ?? 0 },
    ...{ serving: totals?.serving ?? 0, done: totals?.done ?? 0 },
    ...{ averageWaitMinutes: totals?.waited ?? null, longestWaitMinutes: totals?.longest ?? null },
    steps: await stepCounts(context, factoryId, day),
    windows: (await windowsOf(context.reads, factoryId)).map(toWindow),
  });
}

async function stepCounts(context: RequestContext, factoryId: string, day: string): Promise<HallStepCount[]> {
  const queue = await context.reads.query<{ step: HallStep; waiting: number; serving: number }>(
    `SELECT step, count(*) FILTER (WHERE status = 'WAITING')::int AS waiting, count(*) FILTER (WHERE status = 'SERVING')::int AS serving
       FROM hall_ticket WHERE factory_id = $1 AND day = $2 AND status IN ('WAITING', 'SERVING') GROUP BY step`,
    [factoryId, day],
  );
  const done = await context.reads.query<{ step: HallStep; today: number; total: number }>(
    `SELECT step, count(*)::int AS total,
            count(*) FILTER (WHERE (done_at AT TIME ZONE 'Asia/Shanghai')::date = $2)::int AS today
       FROM hall_step WHERE factory_id = $1 AND (done_at AT TIME ZONE 'Asia/Shanghai')::date <= $2 GROUP BY step`,
    [factoryId, day],
  );
  return HALL_STEPS.map((step) => {
    const waits = queue.find((row) => row.step === step);
    const did = done.find((row) => row.step === step);
    return Object.assign(new HallStepCount(), {
      ...{ step, waiting: waits?.waiting ?? 0, serving: waits?.serving ?? 0 },
      ...{ doneToday: did?.today ?? 0, doneTotal: did?.total ?? 0 },
    });
  });
}
