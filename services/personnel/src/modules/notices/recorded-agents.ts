import { type Database, systemViewer, type Viewer } from '@anzhi/service-kit';
import { carries } from './domain/representation.js';
import { representativesOf } from './representative.store.js';

/**
 * Leaves an agent's claims standing only where a representation of that very subject for that very person is on record and not
 * over (民法典 161): a token says for whom somebody asks, never that they may.
 */
export async function onlyRecordedAgents(viewer: Viewer, database: Database): Promise<Viewer> {
  const { self, grants } = viewer;
  if (!self || !grants.some(({ role }) => role === 'agent')) return viewer;
  if (await isRecorded(viewer.subject, self, database)) return viewer;
  const left = grants.filter(({ role }) => role !== 'agent');
  return { ...viewer, grants: left, self: left.some(({ role }) => role === 'employee') ? self : null };
}

async function isRecorded(
  subject: string,
  { factoryId, employeeNo }: NonNullable<Viewer['self']>,
  database: Database,
): Promise<boolean> {
  const scope = { kind: 'factories', factoryIds: [factoryId] } as const;
  return database.read(
    systemViewer('personnel', 'agents'),
    async (tx) => {
      const people = await tx.query<{ id: string }>(
        'SELECT id FROM employee WHERE factory_id = $1 AND number_key = upper($2)',
        [factoryId, employeeNo],
      );
      const ids = people.map(({ id }) => id);
      if (ids.length === 0) return false;
      const { date } = await tx.clock.now(factoryId);
      const rows = await representativesOf(tx, factoryId, ids);
      return rows.some(
        (row) => row.subject === subject && row.powers.some((power) => carries(row, power, date)),
      );
    },
    scope,
  );
}
