import { type LocalDate, localDate } from '@anzhi/domain';
import type { Queryable } from '@anzhi/outbox';
import { GROUP } from '../access/viewer.js';
import { RetryableError } from './errors.js';

/** The time of a factory: real, or simulated in development (decision 1). Civil time is Asia/Shanghai. */
export interface FactoryTime {
  /** ISO 8601 with offset, `2026-08-18T09:00:00+08:00`. */
  readonly at: string;
  readonly date: LocalDate;
}

/** What law and policy date by; modules never ask the machine for the time. */
export interface Clock {
  /** @throws RetryableError when the factory is not known to this service yet (decision 5) */
  now(factoryId: string): Promise<FactoryTime>;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Civil time in Asia/Shanghai of an instant; no summer time since 1991, so the offset is fixed. */
export function shanghaiTime(epochMs: number): FactoryTime {
  const at = `${new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
  return { at, date: localDate(at.slice(0, 10)) };
}

/** The clock within one transaction: reads the local copy of party's factory once. */
export function transactionClock(db: Queryable, realNow: () => number): Clock {
  const known = new Map<string, FactoryTime>();
  return {
    async now(factoryId) {
      const cached = known.get(factoryId);
      if (cached) return cached;
      const time = factoryId === GROUP ? shanghaiTime(realNow()) : await readClock(db, factoryId, realNow);
      known.set(factoryId, time);
      return time;
    },
  };
}

async function readClock(db: Queryable, factoryId: string, realNow: () => number): Promise<FactoryTime> {
  const [row] = await db.query<{ clock_mode: string; clock_at: Date | null }>(
    'SELECT clock_mode, clock_at FROM known_factory WHERE factory_id = $1',
    [factoryId],
  );
  if (!row) throw new RetryableError(`Factory ${factoryId} is not known here yet; try again in a moment`);
  return shanghaiTime(row.clock_mode === 'SIMULATED' && row.clock_at ? row.clock_at.getTime() : realNow());
}
