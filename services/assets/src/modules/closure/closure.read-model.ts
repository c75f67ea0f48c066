import type { LocalDate } from '@anzhi/domain';
import type { RequestContext } from '@anzhi/graphql-kit';
import { shanghaiTime } from '@anzhi/service-kit';
import type { ClosureProjectRow } from './closure.entity.js';
import { toClosureProject } from './closure.mapper.js';
import { ClosurePhaseChange, type ClosureProject, EstateSummary } from './closure.type.js';
import type { ClosurePhaseName } from './domain/closure-project.js';

const PROJECT_COLUMNS = `factory_id AS "factoryId", id, regime, phase, opened_on AS "openedOn", court, case_no AS "caseNo",
  accepted_on AS "acceptedOn", claim_window_from AS "windowFrom", claim_window_to AS "windowTo", administrator,
  ruling_no AS "rulingNo", declared_on AS "declaredOn"`;

/** The closure of a factory in the viewer's scope, null before it is opened; batched per request. */
export function loadClosureProject(
  context: RequestContext,
  factoryId: string,
): Promise<ClosureProject | null> {
  return context
    .loader<string, ClosureProject | null>('closure-project', async (ids) => {
      const rows = await context.reads.query<ClosureProjectRow>(
        `SELECT ${PROJECT_COLUMNS} FROM closure_project WHERE factory_id = ANY($1)`,
        [ids],
      );
      const byFactory = new Map(rows.map((row) => [row.factoryId, toClosureProject(row)]));
      return ids.map((id) => byFactory.get(id) ?? null);
    })
    .load(factoryId);
}

/** The estate's summary of a factory, batched: two queries however many factories are asked for. */
export async function loadEstate(context: RequestContext, factoryId: string): Promise<EstateSummary> {
  const [project, asOf] = await Promise.all([
    loadClosureProject(context, factoryId),
    loadFactoryTime(context, factoryId),
  ]);
  return Object.assign(new EstateSummary(), {
    factoryId,
    asOf,
    phase: project?.phase ?? null,
    regime: project?.regime ?? null,
    court: project?.court ?? null,
    caseNo: project?.caseNo ?? null,
    acceptedOn: project?.acceptedOn ?? null,
    declaredOn: project?.declaredOn ?? null,
  });
}

/** When each milestone was done, by kind. */
export function loadMilestonesDone(
  context: RequestContext,
  factoryId: string,
): Promise<ReadonlyMap<string, LocalDate>> {
  return context
    .loader<string, ReadonlyMap<string, LocalDate>>('closure-milestones', async (ids) => {
      const rows = await context.reads.query<{ factory_id: string; kind: string; done_on: LocalDate }>(
        'SELECT factory_id, kind, done_on FROM closure_milestone WHERE factory_id = ANY($1)',
        [ids],
      );
      return ids.map(
        (id) => new Map(rows.filter((row) => row.factory_id === id).map((row) => [row.kind, row.done_on])),
      );
    })
    .load(factoryId);
}

/** The steps from phase to phase, in order. */
export function loadPhaseHistory(context: RequestContext, factoryId: string): Promise<ClosurePhaseChange[]> {
  return context
    .loader<string, ClosurePhaseChange[]>('closure-phases', async (ids) => {
      const rows = await context.reads.query<{
        factoryId: string;
        from: ClosurePhaseName;
        to: ClosurePhaseName;
        changedOn: string;
        legalBasis: string;
      }>(
        `SELECT factory_id AS "factoryId", from_phase AS "from", to_phase AS "to", changed_on AS "changedOn", legal_basis AS "legalBasis"
           FROM closure_phase_change WHERE factory_id = ANY($1) ORDER BY factory_id, no`,
        [ids],
      );
      return ids.map((id) =>
        rows
          .filter((row) => row.factoryId === id)
          .map(({ factoryId: _, ...step }) => Object.assign(new ClosurePhaseChange(), step)),
      );
    })
    .load(factoryId);
}

/** The factory's time as this service holds it: one query for all factories of the request, unlike the transaction's clock. */
function loadFactoryTime(context: RequestContext, factoryId: string): Promise<string> {
  return context
    .loader<string, string>('factory-time', async (ids) => {
      const rows = await context.reads.query<{ factory_id: string; at: Date }>(
        `SELECT factory_id, CASE clock_mode WHEN 'SIMULATED' THEN clock_at ELSE clock_timestamp() END AS at
           FROM known_factory WHERE factory_id = ANY($1)`,
        [ids],
      );
      const byFactory = new Map(rows.map((row) => [row.factory_id, shanghaiTime(row.at.getTime()).at]));
      return ids.map((id) => byFactory.get(id) ?? new Error(`factory ${id} is not known here`));
    })
    .load(factoryId);
}
