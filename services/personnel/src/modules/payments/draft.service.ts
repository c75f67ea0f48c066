import type { Tx } from '@anzhi/service-kit';
import { isPlaced, type PlacementRow, peopleByNo, placementsOf } from '../placement/index.js';
import { type EmployeeFacts, loadEmployeeFacts } from '../roster/index.js';
import { peopleWithAccount, rowProblem } from './bank-account.service.js';
import { channelPays, needsPlacement, payerPays, stillPayable } from './domain/payable.js';
import { PURPOSE_RULES, paysPerson } from './domain/purposes.js';
import { committedOfFrozen, lastFreeze } from './freeze.store.js';
import { finalValues, paymentGates } from './payable.js';
import type { PaymentRowFault } from './payment.enums.js';
import type { DraftPaymentBatchInput } from './payment.inputs.js';
import {
  PaymentAccountsMissingError,
  PaymentBatchSuccess,
  PaymentEscrowDecisionMissingError,
  PaymentGatesMissingError,
  PaymentNothingDueError,
  PaymentPayerError,
  type PaymentRowProblem,
  PaymentRowsRefusedError,
} from './payment.results.js';
import { committedByPerson, findBatch, insertBatch, lockPayments, toBatch } from './payment.store.js';
import { openUncollected } from './uncollected.store.js';

interface Facts {
  values: Map<string, bigint>;
  committed: Map<string, bigint>;
  placements: Map<string, PlacementRow>;
  uncollected: Map<string, unknown>;
}

interface Line {
  employeeId: string;
  employeeNo: string;
  serial: number;
  unit: string;
  amountFen: bigint;
}

/**
 * Plans what is due and neither paid, deposited nor on the way: final values (I-P4), gates of I-P3, one payer and one
 * purpose. Without a list the uncollected are left for their register; a list is taken whole or refused row by row.
 */
export async function draftPaymentBatch(tx: Tx, factoryId: string, input: DraftPaymentBatchInput) {
  await lockPayments(tx, factoryId);
  const escrow = input.method === 'ESCROW';
  if (escrow && !(input.employeeNos?.length && input.decisionNo && input.legalBasis))
    return new PaymentEscrowDecisionMissingError();
  if (!payerPays(input.purpose, input.payer))
    return new PaymentPayerError(PURPOSE_RULES[input.purpose].payers);
  const missing = await paymentGates(tx, factoryId, input.purpose);
  if (missing.length > 0) return new PaymentGatesMissingError(missing);
  const facts = await loadFacts(tx, factoryId, input);
  const { lines, problems } = input.employeeNos?.length
    ? await listed(tx, factoryId, input, input.employeeNos, facts)
    : await everybody(tx, factoryId, input, facts);
  if (problems.length > 0) return new PaymentRowsRefusedError(problems);
  if (lines.length === 0) return new PaymentNothingDueError();
  const toAccounts = !escrow && paysPerson(input.purpose);
  const accounts = toAccounts ? await peopleWithAccount(tx, factoryId) : null;
  const without = accounts ? lines.filter((line) => !accounts.has(line.employeeId)) : [];
  if (without.length > 0) return new PaymentAccountsMissingError(without.map((line) => line.employeeNo));
  const { date } = await tx.clock.now(factoryId);
  const { purpose, payer, method } = input;
  const basis = escrow
    ? { decisionNo: input.decisionNo ?? null, legalBasis: input.legalBasis ?? null }
    : { decisionNo: null, legalBasis: null };
  const posted = PURPOSE_RULES[purpose].posted !== null;
  const freezeId = posted ? null : ((await lastFreeze(tx, factoryId, purpose))?.id ?? null);
  const head = { factoryId, purpose, payer, method, ...basis, draftedOn: date, freezeId };
  const id = await insertBatch(tx, { ...head, lines });
  const batch = toBatch((await findBatch(tx, factoryId, id))!);
  tx.audit({
    factoryId,
    action: 'draftPaymentBatch',
    entity: 'PaymentBatch',
    entityId: batch.id,
    legalBasis: basis.legalBasis ?? '破产法 113; 劳动合同法 47、50',
    after: {
      purpose,
      payer,
      method,
      people: batch.people,
      totalFen: batch.total.toString(),
      decisionNo: basis.decisionNo,
    },
  });
  return new PaymentBatchSuccess(batch);
}

async function loadFacts(
  tx: Tx,
  factoryId: string,
  { purpose, payer }: DraftPaymentBatchInput,
): Promise<Facts> {
  return {
    values: await finalValues(tx, factoryId, purpose, payer),
    committed: PURPOSE_RULES[purpose].posted
      ? await committedByPerson(tx, factoryId, purpose)
      : await committedOfFrozen(tx, factoryId, { purpose, payer }),
    placements: needsPlacement(purpose) ? await placementsOf(tx, factoryId) : new Map(),
    uncollected: await openUncollected(tx, factoryId),
  };
}

async function everybody(tx: Tx, factoryId: string, input: DraftPaymentBatchInput, facts: Facts) {
  const ids = [...facts.values.keys()].filter(
    (id) => !facts.uncollected.has(id) && !faultOf(id, input, facts),
  );
  const people = ids.length > 0 ? await loadEmployeeFacts(tx, factoryId, { employeeIds: ids }) : [];
  return { lines: people.map((person) => lineOf(person, facts)), problems: [] as PaymentRowProblem[] };
}

async function listed(
  tx: Tx,
  factoryId: string,
  input: DraftPaymentBatchInput,
  employeeNos: readonly string[],
  facts: Facts,
) {
  const people = await peopleByNo(tx, factoryId, employeeNos);
  const lines: Line[] = [];
  const problems: PaymentRowProblem[] = [];
  const seen = new Set<string>();
  for (const [index, employeeNo] of employeeNos.entries()) {
    const person = people.get(employeeNo.toUpperCase());
    const twice = seen.has(employeeNo.toUpperCase());
    seen.add(employeeNo.toUpperCase());
    const fault = twice
      ? 'TWICE_IN_INPUT'
      : person
        ? faultOf(person.employeeId, input, facts)
        : 'UNKNOWN_EMPLOYEE';
    if (fault || !person) problems.push(rowProblem(index, employeeNo, fault ?? 'UNKNOWN_EMPLOYEE'));
    else lines.push(lineOf(person, facts));
  }
  return { lines, problems };
}

/** Why nothing is planned for the person; null when something is. Decision 21: escrow needs no effective placement. */
function faultOf(
  employeeId: string,
  { purpose, method }: DraftPaymentBatchInput,
  facts: Facts,
): PaymentRowFault | null {
  if (payableOf(employeeId, facts) === 0n) return 'NOTHING_PAYABLE';
  const placement = facts.placements.get(employeeId);
  if (method === 'ESCROW' && !facts.uncollected.has(employeeId)) return 'NOT_UNCOLLECTED';
  const placed = placement !== undefined && isPlaced(placement.status);
  if (needsPlacement(purpose) && method === 'BANK' && !placed) return 'NOT_PLACED';
  return channelPays(purpose, placed ? placement.settles : undefined) ? null : 'NOT_PLACED';
}

const payableOf = (employeeId: string, { values, committed }: Facts): bigint =>
  stillPayable(values.get(employeeId) ?? 0n, committed.get(employeeId) ?? 0n);

const lineOf = (person: EmployeeFacts, facts: Facts): Line => ({
  employeeId: person.employeeId,
  employeeNo: person.employeeNo,
  serial: person.serial,
  unit: person.unit ?? '无部门',
  amountFen: payableOf(person.employeeId, facts),
});
