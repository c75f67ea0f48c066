import { ObjectionReferred } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v4 as randomId } from 'uuid';
import { openOwnCase } from './act.js';
import {
  ReferObjectionSuccess,
  ReferralEmployeeUnknownError,
  ReferralNotOwnRowError,
  ReferralOfJointPetitionError,
  ReferralPendingError,
} from './chain.results.js';
import { nextStatus } from './domain/petition-state.js';
import type { ReferObjectionInput } from './handling.inputs.js';
import { PetitionNotAcceptedError } from './petition.errors.js';
import { toPetition } from './petition.mapper.js';
import { updatePetition } from './petition.store.js';
import { readPetitioners } from './petitioners.store.js';
import { employeeIdOf, findPendingReferral, insertReferral } from './referral.store.js';

/**
 * Refers the petitioner's own posted row as an objection (decision 24). The referral's id is random and the event
 * says nothing of the case: personnel never learns the petition (I-S5). A joint petition refers no single row.
 * Emits ObjectionReferred.
 */
export async function referObjection(tx: Tx, input: ReferObjectionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const { factoryId } = petition;
  const { employeeNo, series, item } = input;
  const status = nextStatus(petition.status, 'INVESTIGATE');
  if (!status) return new PetitionNotAcceptedError(petition.status);
  if (petition.headcount > 1) return new ReferralOfJointPetitionError();
  const own = await readPetitioners(tx, factoryId, petition.key);
  if (!own.some((petitioner) => petitioner.employeeNo === employeeNo)) return new ReferralNotOwnRowError();
  const employeeId = await employeeIdOf(tx, factoryId, employeeNo);
  if (!employeeId) return new ReferralEmployeeUnknownError();
  const pending = await findPendingReferral(tx, petition, { series, item });
  if (pending) return new ReferralPendingError(series, item, pending);
  // Random, not time-ordered: nothing in it lines up with the case.
  const referralId = opaqueId('referral', factoryId, randomId());
  const referral = await insertReferral(tx, petition, { referralId, series, item, referredOn: today });
  const row = await updatePetition(tx, petition, { status });
  tx.append({
    contract: ObjectionReferred,
    factoryId,
    aggregateId: referralId,
    payload: { referralId, employeeId, series, item },
  });
  return Object.assign(new ReferObjectionSuccess(toPetition(row, today)), { referral });
}
