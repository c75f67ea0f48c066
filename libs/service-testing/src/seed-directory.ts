import type { Pool } from 'pg';

export interface SeededFactory {
  id: string;
  code: string;
  /** Start of a simulated clock, ISO 8601 with offset; real time when left out. */
  simulatedAt?: string;
}

/** Makes the factories known and the directory feed alive, as party's events would. */
export async function seedDirectory(owner: Pool, factories: readonly SeededFactory[]): Promise<void> {
  await owner.query(
    `INSERT INTO directory_feed (factory_id, heard_at_ms) VALUES ('_group', 9000000000000) ON CONFLICT DO NOTHING`,
  );
  for (const factory of factories) {
    await owner.query(
      `INSERT INTO known_factory (factory_id, code, name, city, clock_mode, clock_at) VALUES ($1, $2, $3, '赣州市', $4, $5)`,
      [
        factory.id,
        factory.code,
        `测试厂 ${factory.code}`,
        factory.simulatedAt ? 'SIMULATED' : 'REAL',
        factory.simulatedAt ?? null,
      ],
    );
  }
}

/** Moves the simulated clock of a factory, as FactoryClockAdvanced would. */
export async function setClock(
  sql: (text: string, params?: unknown[]) => Promise<unknown>,
  factoryId: string,
  at: string,
): Promise<void> {
  await sql(`UPDATE known_factory SET clock_at = $2 WHERE factory_id = $1`, [factoryId, at]);
}
