import type { Queryable } from '@anzhi/outbox';
import type { GatewayIdentity } from '../identity/signed-identity.js';
import { type Grant, ROLES, type Role, SELF_ROLES, type Viewer } from './viewer.js';

/** Access closes when party's feed has been silent for longer than this (decision 11). */
export const FEED_STALE_AFTER_MS = 60_000;
/** How long a resolved subject may be served from memory; with delivery it stays under the 5 s of decision 11. */
const CACHE_MS = 1_000;
const CACHE_LIMIT = 5_000;

interface Access {
  grants: readonly Grant[];
  stale: boolean;
}

export type ViewerResolver = (identity: GatewayIdentity | null, correlationId: string) => Promise<Viewer>;

/**
 * Scope = claims ∩ open appointments held locally (decision 11). Employees, agents and creditors need no
 * appointment: their claim names their own record, and rules check that it exists.
 * @param query runs in group scope; `now` is real time
 */
export function createViewerResolver(query: Queryable['query'], now: () => number): ViewerResolver {
  const cache = new Map<string, { until: number; access: Promise<Access> }>();

  const accessOf = (subject: string): Promise<Access> => {
    const at = now();
    const hit = cache.get(subject);
    if (hit && hit.until > at) return hit.access;
    const access = loadAccess(query, subject, at);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(subject, { until: at + CACHE_MS, access });
    access.catch(() => cache.delete(subject));
    return access;
  };

  return async (identity, correlationId) => {
    if (!identity)
      return { subject: 'anonymous', grants: [], self: null, correlationId, accessFeedStale: false };
    const own = identity.roles.filter((claim) => SELF_ROLES.includes(claim.role as Role)).map(toGrant);
    const appointed = identity.roles.filter((claim) => !SELF_ROLES.includes(claim.role as Role));
    const access = appointed.length > 0 ? await accessOf(identity.sub) : { grants: [], stale: false };
    const open = access.stale
      ? []
      : appointed.map(toGrant).filter((claim) => access.grants.some((grant) => same(grant, claim)));
    return {
      subject: identity.sub,
      grants: [...own, ...open].filter((grant) => ROLES.includes(grant.role)),
      self: identity.employee
        ? { factoryId: identity.employee.factory, employeeNo: identity.employee.employeeNo }
        : null,
      correlationId,
      accessFeedStale: access.stale,
    };
  };
}

async function loadAccess(query: Queryable['query'], subject: string, at: number): Promise<Access> {
  const rows = await query<{ role: Role | null; factory_id: string | null; heard_at: string | null }>(
    `SELECT a.role, a.factory_id, f.heard_at_ms::text AS heard_at
       FROM directory_feed f LEFT JOIN open_appointment a ON a.subject = $1
      WHERE f.factory_id = '_group'`,
    [subject],
  );
  const heardAt = rows[0]?.heard_at;
  const stale = !heardAt || at - Number.parseInt(heardAt, 10) > FEED_STALE_AFTER_MS;
  const grants = rows.flatMap((row) =>
    row.role && row.factory_id ? [{ role: row.role, factoryId: row.factory_id }] : [],
  );
  return { grants, stale };
}

const toGrant = (claim: { role: string; factory: string }): Grant => ({
  role: claim.role as Role,
  factoryId: claim.factory,
});
const same = (a: Grant, b: Grant): boolean => a.role === b.role && a.factoryId === b.factoryId;
