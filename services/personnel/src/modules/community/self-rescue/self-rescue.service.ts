import { createHash } from 'node:crypto';
import { SelfRescueContractEnded, SelfRescueContractSigned } from '@anzhi/contracts';
import { formatYuan, type LocalDate, parseOpaqueId, parseYuan, sumFen } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { adoptedRules } from '../../entitlements/index.js';
import { peopleByNo } from '../../placement/index.js';
import { type EmployeeFacts, rosterState } from '../../roster/index.js';
import { contractState, maySign, overlaps, overlapsWithin } from './domain/contract-terms.js';
import { contractText, TEMPLATE_VERSION } from './domain/contract-text.js';
import type {
  EndSelfRescueContractInput,
  SelfRescueTermsInput,
  SetSelfRescueNeedInput,
  SignSelfRescueContractsInput,
} from './self-rescue.inputs.js';
import { toContract } from './self-rescue.read-model.js';
import {
  ContinuedOperationMissingError,
  EndSelfRescueContractSuccess,
  SelfRescueClosureEndedError,
  SelfRescueContractNotOpenError,
  SelfRescueContractOverlapError,
  SelfRescueEndDateError,
  SelfRescuePartyError,
  SelfRescuePeopleError,
  SelfRescueRulesMissingError,
  SelfRescueTermError,
  SelfRescueWageBelowMinimumError,
  SetSelfRescueNeedSuccess,
  SignSelfRescueContractsSuccess,
} from './self-rescue.results.js';
import {
  CONTRACT_ID,
  contractNumber,
  contractOpaqueId,
  type EndedContract,
  endContracts,
  findContracts,
  insertContracts,
  lockSelfRescue,
  type NewContract,
  nextContractNo,
  operationState,
  selfRescueAggregateId,
  standingTerms,
} from './self-rescue.store.js';

const LEGAL_BASIS = '企业破产法 arts. 25(5), 26, 42(4), 61(5)';
/** People whose contracts one event tells. */
const EVENT_SIZE = 500;

/** What contracts rest on: the decision to go on working and the minimum wage of the adopted rule set. */
interface Ground {
  readonly factoryId: string;
  readonly approvedOn: LocalDate;
  readonly documentNo: string;
  readonly minimumFen: bigint;
  readonly rules: string;
  readonly today: LocalDate;
}

type Signer = SelfRescueTermsInput & { person: EmployeeFacts };

/** Signs contracts of production self-rescue, all or none, with gap-free numbers (§3.15). Emits SelfRescueContractSigned. */
export async function signSelfRescueContracts(tx: Tx, input: SignSelfRescueContractsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockSelfRescue(tx, factoryId);
  const ground = await groundOf(tx, factoryId, input);
  if (ground instanceof UserError) return ground;
  const signers = await signersOf(tx, factoryId, input.contracts);
  if (signers instanceof UserError) return signers;
  const fault = await faultOf(tx, ground, signers);
  if (fault) return fault;
  const rows = await writeContracts(tx, ground, input, signers);
  const contractIds = rows.map((row) => contractOpaqueId(factoryId, row.key));
  const aggregateId = selfRescueAggregateId(factoryId);
  const count = rows.length;
  const monthlyWages = formatYuan(sumFen(rows.map((row) => row.wageFen)));
  tx.audit({
    ...{ factoryId, action: 'signSelfRescueContracts', entity: 'SelfRescueContract', entityId: aggregateId },
    ...{ legalBasis: `${LEGAL_BASIS}; ${ground.documentNo}`, after: { contractIds, count, monthlyWages } },
  });
  const payload = { contractIds, count, signedOn: ground.today, monthlyWages };
  tx.append({ contract: SelfRescueContractSigned, factoryId, aggregateId, payload });
  const keys = rows.map((row) => row.key);
  const made = await findContracts(tx, factoryId, keys);
  return new SignSelfRescueContractsSuccess(made.map((row) => toContract(row, ground.today)));
}

async function groundOf(
  tx: Tx,
  factoryId: string,
  input: SignSelfRescueContractsInput,
): Promise<Ground | UserError> {
  const { approvedOn, documentNo, closureEndedOn } = await operationState(tx, factoryId);
  if (closureEndedOn) return new SelfRescueClosureEndedError(closureEndedOn);
  if (!approvedOn || !documentNo) return new ContinuedOperationMissingError(null);
  const { regime } = await rosterState(tx, factoryId);
  if (!maySign(input.partyA, regime, input.appointmentNo ?? null))
    return new SelfRescuePartyError(regime === 'POLICY' ? 'LIQUIDATION_GROUP' : 'ADMINISTRATOR');
  const pack = await adoptedRules(tx, factoryId);
  if (!pack) return new SelfRescueRulesMissingError();
  const { date: today } = await tx.clock.now(factoryId);
  const minimumFen = parseYuan(pack.averages.minimumMonthlyWage.value);
  return { factoryId, approvedOn, documentNo, minimumFen, rules: `${pack.code}@${pack.version}`, today };
}

async function signersOf(
  tx: Tx,
  factoryId: string,
  terms: readonly SelfRescueTermsInput[],
): Promise<Signer[] | UserError> {
  const people = await peopleByNo(
    tx,
    factoryId,
    terms.map((row) => row.employeeNo),
  );
  const found = terms.map((row) => ({ ...row, person: people.get(row.employeeNo.toUpperCase()) }));
  const numbers = (rows: typeof found): string[] => [...new Set(rows.map((row) => row.employeeNo))];
  const unknown = numbers(found.filter(({ person }) => !person));
  const away = numbers(found.filter(({ person }) => person && !canWork(person)));
  if (unknown.length + away.length > 0) return new SelfRescuePeopleError(unknown, away);
  return found.flatMap(({ person, ...row }) =>
    person ? { ...row, employeeNo: person.employeeNo, person } : [],
  );
}

/** In service, and neither retired within the factory, ill for long, missing nor dead. */
const canWork = ({ category, status }: EmployeeFacts): boolean =>
  category === 'ACTIVE_ON_POST' && (status === 'ACTIVE_ON_POST' || status === 'OFF_POST');

async function faultOf(tx: Tx, ground: Ground, signers: readonly Signer[]): Promise<UserError | null> {
  const numbers = (wrong: (row: Signer) => boolean): string[] => [
    ...new Set(signers.filter(wrong).map((row) => row.employeeNo)),
  ];
  const reversed = numbers((row) => row.to < row.from);
  if (reversed.length > 0) return new SelfRescueTermError(reversed);
  if (signers.some((row) => row.from < ground.approvedOn))
    return new ContinuedOperationMissingError(ground.approvedOn);
  const low = numbers((row) => row.wage < ground.minimumFen);
  if (low.length > 0) return new SelfRescueWageBelowMinimumError(low, ground.minimumFen);
  const within = overlapsWithin(signers);
  if (within.length > 0) return new SelfRescueContractOverlapError(within);
  const ids = signers.map(({ person }) => person.employeeId);
  const standing = await standingTerms(tx, ground.factoryId, ids);
  const crossing = numbers((row) =>
    standing.some((other) => other.employeeId === row.person.employeeId && overlaps(row, other)),
  );
  return crossing.length > 0 ? new SelfRescueContractOverlapError(crossing) : null;
}

async function writeContracts(
  tx: Tx,
  ground: Ground,
  input: SignSelfRescueContractsInput,
  signers: readonly Signer[],
): Promise<NewContract[]> {
  const { factoryId, minimumFen, rules, today: signedOn } = ground;
  const { partyA, partyAName } = input;
  const appointmentNo = input.appointmentNo ?? null;
  const [known] = await tx.query<{ name: string }>('SELECT name FROM known_factory WHERE factory_id = $1', [
    factoryId,
  ]);
  const [cipher, firstNo] = [await tx.cipher(factoryId), await nextContractNo(tx, factoryId)];
  const shared = { partyA, partyAName, appointmentNo, signedOn };
  const rows = signers.map(({ person, post, wage: wageFen, from, to }, place) => {
    const no = firstNo + place;
    const text = contractText({
      ...{ ...shared, number: contractNumber(factoryId, no), factory: known?.name ?? '', minimumFen },
      ...{ employeeNo: person.employeeNo, name: person.name, decisionNo: ground.documentNo },
      ...{ post, wageFen, from, to },
    });
    const textHash = hashOf(text);
    const { employeeId } = person;
    return {
      key: newId(),
      no,
      employeeId,
      post,
      wageFen,
      from,
      to,
      textSealed: cipher.encrypt(text),
      textHash,
    };
  });
  await insertContracts(tx, factoryId, { ...shared, rules, templateVersion: TEMPLATE_VERSION }, rows);
  return rows;
}

/** SHA-256 of a text in hex: what was signed can be told from what was not. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Ends a contract before its term, with its reason. Emits SelfRescueContractEnded. */
export async function endSelfRescueContract(tx: Tx, input: EndSelfRescueContractInput) {
  const { factoryId, key } = parseOpaqueId(CONTRACT_ID, input.contractId);
  const [contract] = await findContracts(tx, factoryId, [key], true);
  const { date: today } = await tx.clock.now(factoryId);
  const state = contract && contractState(contract, contract.endedOn, today);
  if (!contract || state === 'ENDED' || state === 'EXPIRED') return new SelfRescueContractNotOpenError();
  if (input.endedOn < contract.signedOn || input.endedOn > today)
    return new SelfRescueEndDateError(contract.signedOn, today);
  const end = { on: input.endedOn, why: 'EARLY', reason: input.reason } as const;
  tellEnded(tx, factoryId, await endContracts(tx, factoryId, key, end), end);
  const [ended = contract] = await findContracts(tx, factoryId, [key]);
  return new EndSelfRescueContractSuccess(toContract(ended, today));
}

/** Tells which contracts ended, in events of bounded size, and keeps why. */
export function tellEnded(
  tx: Tx,
  factoryId: string,
  ended: readonly EndedContract[],
  { on: endedOn, why, reason }: { on: LocalDate; why: 'EARLY' | 'CLOSURE_ENDED'; reason: string },
): void {
  const aggregateId = selfRescueAggregateId(factoryId);
  for (let at = 0; at < ended.length; at += EVENT_SIZE) {
    const part = ended.slice(at, at + EVENT_SIZE);
    const contractIds = part.map((row) => contractOpaqueId(factoryId, row.key));
    const monthlyWages = formatYuan(sumFen(part.map((row) => row.wageFen)));
    const payload = { contractIds, count: part.length, endedOn, why, monthlyWages };
    tx.append({ contract: SelfRescueContractEnded, factoryId, aggregateId, payload });
    tx.audit({
      ...{ factoryId, action: 'endSelfRescueContracts', entity: 'SelfRescueContract', entityId: aggregateId },
      ...{ legalBasis: LEGAL_BASIS, after: { contractIds, endedOn, why, reason } },
    });
  }
}

/** Sets how many people the production self-rescue needs: what K24 is counted against. */
export async function setSelfRescueNeed(tx: Tx, { factoryCode, needed, basis }: SetSelfRescueNeedInput) {
  const factoryId = factoryIdOfCode(factoryCode);
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO self_rescue_need (factory_id, needed, basis, set_on, set_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (factory_id) DO UPDATE SET needed = excluded.needed, basis = excluded.basis, set_on = excluded.set_on,
       set_by = excluded.set_by`,
    [factoryId, needed, basis, date, tx.viewer.subject],
  );
  return new SetSelfRescueNeedSuccess(needed);
}
