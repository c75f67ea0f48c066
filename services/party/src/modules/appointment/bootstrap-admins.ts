import { type Database, GROUP, systemViewer } from '@anzhi/service-kit';
import { appoint } from './appointment.service.js';

/** Appoints the first hq-admins when nobody holds that role: from then on, they appoint. */
export async function bootstrapAdmins(database: Database, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await database.write(systemViewer('party', 'bootstrap'), { kind: 'group' }, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('bootstrap-admins'))`);
    const standing = await tx.query(
      `SELECT 1 FROM appointment WHERE factory_id = $1 AND role = 'hq-admin' AND ended_on IS NULL LIMIT 1`,
      [GROUP],
    );
    if (standing.length > 0) return;
    for (const subject of subjects)
      await appoint(tx, GROUP, { subject, role: 'hq-admin', reason: 'BOOTSTRAP_ADMIN_SUBJECTS' });
  });
}
