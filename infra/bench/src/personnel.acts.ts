import { workOnce } from '@anzhi/personnel/dist/modules/calculation/index.js';
import { builtInPack } from '@anzhi/personnel/dist/modules/rules/domain/packs.js';
import { timed } from './measure.js';
import { CODE, clean, mutate, type World } from './personnel.world.js';

/** What an import leaves behind, in an order that foreign keys allow. */
export const IMPORT_TABLES = ['roster_import', 'roster_import_row', 'employee', 'outbox', 'audit_entry'];
export const CALCULATION_TABLES = ['calculation', 'current_calculation', 'calculated_entitlement'];
/** What a job keeps besides its results. */
export const CALCULATION_STATE = [
  ...CALCULATION_TABLES,
  'calculation_job',
  'calculation_touched',
  'replaced_entitlement',
];
export const IMPORT_STATE = [
  ...IMPORT_TABLES,
  'roster_staged_row',
  'idempotency_key',
  'outbox_aggregate',
  'audit_seal',
];

/** Imports the roster of the world over HTTP; milliseconds of it all, those of the upload are added to `uploads`. */
export async function importRoster(world: World, uploads: number[]): Promise<number> {
  await clean(world, IMPORT_STATE);
  const officer = world.service.as('placement-officer');
  const upload = await timed(async () => {
    const response = await officer.upload(`/rosters/${CODE}`, new Uint8Array(world.csv), {
      'idempotency-key': 'bench',
    });
    return (await response.json()) as {
      importId: string;
      accepted: number;
      rejected: number;
      problems: unknown[];
    };
  });
  const { importId, accepted, rejected, problems } = upload.result;
  if (rejected !== 0 || accepted !== world.settings.people)
    throw new Error(`${accepted} accepted, ${rejected} rejected: ${JSON.stringify(problems?.slice(0, 3))}`);
  const commit = await timed(() =>
    mutate(world, 'placement-officer', 'commitRosterImport', { importId, leaveOutRejected: false }),
  );
  uploads.push(upload.ms);
  return upload.ms + commit.ms;
}

/** A calculation of everybody by a job, in milliseconds. */
export async function calculate(world: World): Promise<number> {
  await clean(world, CALCULATION_STATE);
  const worker = { database: world.service.database, name: 'bench', leaseMs: 60_000, now: Date.now };
  const { ms } = await timed(async () => {
    await mutate(world, 'placement-officer', 'startCalculation', { factoryCode: CODE });
    await workOnce(worker);
  });
  const [job] = await world.service.sql<{ status: string; people: number }>(
    'SELECT status, people FROM calculation_job',
  );
  if (job?.status !== 'DONE' || job.people !== world.settings.people) throw new Error(JSON.stringify(job));
  return ms;
}

/** Registers the built-in rules of the law and adopts them. */
export async function adoptRules(world: World): Promise<void> {
  const pack = builtInPack('STATUTORY');
  await mutate(world, 'hq-admin', 'registerRuleSet', { pack: JSON.stringify(pack) });
  const adoption = { factoryCode: CODE, ruleSetCode: pack.code, version: pack.version, reason: 'bench' };
  await mutate(world, 'placement-officer', 'adoptRuleSet', adoption);
}

/** Everybody imported, frozen and calculated by adopted rules: what acts over the whole factory need. */
export async function prepareFactory(world: World): Promise<void> {
  await importRoster(world, []);
  await mutate(world, 'placement-officer', 'freezeRoster', { factoryCode: CODE });
  await adoptRules(world);
  await calculate(world);
}
