import { BankruptcyDeclared, ProjectPhaseChanged } from '@anzhi/contracts';
import { type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { ClosureProjectRow } from './closure.entity.js';
import { ClosureProjectExistsError, ClosureProjectNotFoundError, closureError } from './closure.errors.js';
import type {
  AcceptBankruptcyCaseInput,
  DeclareBankruptcyInput,
  EnterSetupInput,
  OpenClosureProjectInput,
} from './closure.inputs.js';
import { toClosureProject } from './closure.mapper.js';
import {
  AcceptBankruptcyCaseSuccess,
  DeclareBankruptcySuccess,
  EnterSetupSuccess,
  OpenClosureProjectSuccess,
} from './closure.results.js';
import { legalBasisOn } from './domain/bankruptcy-law.js';
import {
  CLOSURE_PHASES,
  type ClosurePhaseName,
  refuseAcceptance,
  refuseDeclaration,
  refuseSetup,
} from './domain/closure-project.js';

/** Opens the closure of a factory in PREPARING; there is one per factory (decision 5). */
export async function openClosureProject(tx: Tx, input: OpenClosureProjectInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  const id = newId();
  // Of two who open at once exactly one inserts; the other reads what the first one made.
  const made = await tx.query(
    `INSERT INTO closure_project (factory_id, id, regime, phase, opened_on, court) VALUES ($1, $2, $3, 'PREPARING', $4, $5)
     ON CONFLICT (factory_id) DO NOTHING RETURNING id`,
    [factoryId, id, input.regime, today, input.court ?? null],
  );
  const row = await tx.manager.getRepository(ClosureProjectRow).findOneByOrFail({ factoryId });
  return made.length > 0
    ? new OpenClosureProjectSuccess(toClosureProject(row))
    : new ClosureProjectExistsError(closureProjectId(row));
}

/** PREPARING → SETUP. Emits ProjectPhaseChanged. */
export async function enterSetup(tx: Tx, input: EnterSetupInput) {
  const row = await lockProject(tx, input.closureProjectId);
  if (!row) return new ClosureProjectNotFoundError();
  const refusal = refuseSetup(row);
  if (refusal) return closureError(refusal);
  await changePhase(tx, row, 'SETUP', {}, input.legalBasis);
  return new EnterSetupSuccess(toClosureProject(row));
}

/** SETUP → ACCEPTED, when party's three ones are done (企业破产法 arts. 13–14, 45). Emits ProjectPhaseChanged. */
export async function acceptBankruptcyCase(tx: Tx, input: AcceptBankruptcyCaseInput) {
  const row = await lockProject(tx, input.closureProjectId);
  if (!row) return new ClosureProjectNotFoundError();
  const { court, caseNo, acceptedOn, administrator } = input;
  const { from: windowFrom, to: windowTo } = input.claimWindow;
  const { date: today } = await tx.clock.now(row.factoryId);
  const kickoff = await kickoffCompletedOn(tx, row.factoryId);
  const refusal = refuseAcceptance(row, { acceptedOn, windowFrom, windowTo }, kickoff, today);
  if (refusal) return closureError(refusal);
  const changes = { court, caseNo, acceptedOn, windowFrom, windowTo, administrator };
  await changePhase(
    tx,
    row,
    'ACCEPTED',
    changes,
    `${legalBasisOn(acceptedOn, 'arts. 10, 13, 45')}; ${court} ${caseNo}`,
  );
  return new AcceptBankruptcyCaseSuccess(toClosureProject(row));
}

/** ACCEPTED → DECLARED by a ruling (企业破产法 art. 107). Emits ProjectPhaseChanged and BankruptcyDeclared. */
export async function declareBankruptcy(tx: Tx, input: DeclareBankruptcyInput) {
  const row = await lockProject(tx, input.closureProjectId);
  if (!row) return new ClosureProjectNotFoundError();
  const { date: today } = await tx.clock.now(row.factoryId);
  const declaration = { declaredOn: input.declaredOn, rulingNo: input.rulingNo?.trim() || null };
  const refusal = refuseDeclaration(row, declaration, today);
  if (refusal) return closureError(refusal);
  await changePhase(
    tx,
    row,
    'DECLARED',
    declaration,
    `${legalBasisOn(input.declaredOn, 'art. 107')}; ${declaration.rulingNo}`,
  );
  const { factoryId, acceptedOn, declaredOn, regime, court, caseNo } = row as Required<Accepted>;
  const id = closureProjectId(row);
  const payload = { closureProjectId: id, declaredOn, acceptedOn, regime, court, caseNo };
  tx.append({ contract: BankruptcyDeclared, factoryId, aggregateId: id, payload });
  return new DeclareBankruptcySuccess(toClosureProject(row));
}

/** The project of an opaque id, locked until the transaction ends. @throws OpaqueIdError */
export async function lockProject(tx: Tx, closureProjectId: string): Promise<ClosureProjectRow | null> {
  const { factoryId, key: id } = parseOpaqueId('closure-project', closureProjectId);
  return tx.manager
    .getRepository(ClosureProjectRow)
    .findOne({ where: { factoryId, id }, lock: { mode: 'pessimistic_write' } });
}

/** A row whose court's acts are known, as the table's checks hold it in DECLARED. */
type Accepted = { [K in keyof ClosureProjectRow]: NonNullable<ClosureProjectRow[K]> };

const closureProjectId = (row: ClosureProjectRow): string =>
  opaqueId('closure-project', row.factoryId, row.id);

async function kickoffCompletedOn(tx: Tx, factoryId: string): Promise<LocalDate | null> {
  const [known] = await tx.query<{ completed_on: LocalDate }>(
    'SELECT completed_on FROM known_kickoff WHERE factory_id = $1',
    [factoryId],
  );
  return known?.completed_on ?? null;
}

/** Saves the new phase with what came with it, keeps the step and tells it; `row` shows the new state afterwards. */
async function changePhase(
  tx: Tx,
  row: ClosureProjectRow,
  to: ClosurePhaseName,
  changes: Partial<ClosureProjectRow>,
  legalBasis: string,
): Promise<void> {
  const { factoryId, id, phase: from } = row;
  const { date: today } = await tx.clock.now(factoryId);
  Object.assign(row, changes, { phase: to });
  await tx.manager.getRepository(ClosureProjectRow).update({ factoryId, id }, { ...changes, phase: to });
  await tx.query(
    `INSERT INTO closure_phase_change (factory_id, project_id, no, from_phase, to_phase, changed_on, legal_basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [factoryId, id, CLOSURE_PHASES.indexOf(to), from, to, today, legalBasis],
  );
  const entityId = closureProjectId(row);
  const [before, after] = [{ phase: from }, { phase: to, ...changes }];
  tx.audit({
    factoryId,
    action: 'changePhase',
    entity: 'ClosureProject',
    entityId,
    legalBasis,
    before,
    after,
  });
  tx.append({ contract: ProjectPhaseChanged, factoryId, aggregateId: entityId, payload: { from, to } });
}
