import { opaqueId } from '@anzhi/domain';
import { FactoryStub } from '@anzhi/graphql-kit';
import type { ClosureProjectRow } from './closure.entity.js';
import { ClaimWindow, ClosureProject } from './closure.type.js';

/** A closure project as the graph shows it. */
export function toClosureProject(row: ClosureProjectRow): ClosureProject {
  const { factoryId, id: key, windowFrom: from, windowTo: to } = row;
  return Object.assign(new ClosureProject(), {
    id: opaqueId('closure-project', factoryId, key),
    factoryId,
    key,
    factory: Object.assign(new FactoryStub(), { id: factoryId }),
    regime: row.regime,
    phase: row.phase,
    openedOn: row.openedOn,
    court: row.court,
    caseNo: row.caseNo,
    acceptedOn: row.acceptedOn,
    claimWindow: from && to ? Object.assign(new ClaimWindow(), { from, to }) : null,
    administrator: row.administrator,
    rulingNo: row.rulingNo,
    declaredOn: row.declaredOn,
  });
}
