import type { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type Role, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type ActingUnder, actingUnder, recordActUnder } from '../notices/index.js';
import { employeeIdOf } from '../roster/index.js';
import { insertConsent, listConsents, revokeConsent } from './consent.store.js';
import {
  type GivePostingConsentInput,
  PostingConsent,
  PostingConsentMissingError,
  PostingConsentNotOwnError,
  PostingConsentPersonError,
  PostingConsentStandsError,
  PostingConsentSuccess,
  type RevokePostingConsentInput,
} from './consent.type.js';

const KEEPERS: readonly Role[] = ['hq-admin', 'placement-officer', 'factory-leader'];
const BASIS = '个人信息保护法 art. 29';

/** Records a person's separate written consent, item by item; it shows from the next round on (§2.1.6; 个保法 arts. 28–29). */
export async function givePostingConsent(
  tx: Tx,
  input: GivePostingConsentInput,
): Promise<PostingConsentSuccess | UserError> {
  const found = await findPerson(tx, input, 'GIVE_CONSENT');
  if (!('employeeId' in found)) return found;
  const { employeeId: person, factoryId } = found;
  const { date: givenOn } = await tx.clock.now(factoryId);
  for (const item of new Set(input.items)) {
    const consent = { id: newId(), employeeId: person, item, givenOn, evidence: input.evidence };
    if (!(await insertConsent(tx, factoryId, consent))) return new PostingConsentStandsError(item);
    audit(tx, factoryId, 'give-posting-consent', consent.id, { item });
  }
  await recordActUnder(tx, factoryId, found, { employeeId: person, act: 'GIVE_CONSENT' });
  return standing(tx, factoryId, person);
}

/** Takes a consent back: the rounds to come mask the item again; what hung before is taken down with its round. 个保法 art. 15. */
export async function revokePostingConsent(
  tx: Tx,
  input: RevokePostingConsentInput,
): Promise<PostingConsentSuccess | UserError> {
  const found = await findPerson(tx, input, 'REVOKE_CONSENT');
  if (!('employeeId' in found)) return found;
  const { employeeId: person, factoryId } = found;
  const { date: revokedOn } = await tx.clock.now(factoryId);
  const { item } = input;
  if (!(await revokeConsent(tx, factoryId, { employeeId: person, item, revokedOn })))
    return new PostingConsentMissingError();
  audit(tx, factoryId, 'revoke-posting-consent', person, { item });
  await recordActUnder(tx, factoryId, found, { employeeId: person, act: 'REVOKE_CONSENT' });
  return standing(tx, factoryId, person);
}

/** The person of a consent, and under which representation somebody gives or takes it back for them. */
async function findPerson(
  tx: Tx,
  input: { factoryCode: string; employeeNo: string; representativeId?: string | null },
  act: 'GIVE_CONSENT' | 'REVOKE_CONSENT',
): Promise<(ActingUnder & { employeeId: string; factoryId: string }) | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { self } = tx.viewer;
  const own =
    self?.factoryId === factoryId && self.employeeNo.toUpperCase() === input.employeeNo.toUpperCase();
  if (!own && !holdsRole(tx.viewer, KEEPERS, factoryId)) return new PostingConsentNotOwnError();
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId) return new PostingConsentPersonError();
  const { representativeId } = input;
  const acting = await actingUnder(tx, factoryId, { employeeId, act, representativeId });
  return 'representativeKey' in acting ? { ...acting, employeeId, factoryId } : acting;
}

async function standing(tx: Tx, factoryId: string, employeeId: string): Promise<PostingConsentSuccess> {
  const rows = await listConsents(tx, factoryId, employeeId);
  return new PostingConsentSuccess(rows.map((row) => Object.assign(new PostingConsent(), row)));
}

function audit(tx: Tx, factoryId: string, action: string, entityId: string, after: object): void {
  tx.audit({ factoryId, action, entity: 'PostingConsent', entityId, legalBasis: BASIS, after });
}
