/** Closed list of roles (decision 12). HQ roles are granted at `_group`; the others at a factory. */
export const ROLES = [
  'hq-admin',
  'hq-analyst',
  'hq-discipline',
  'factory-leader',
  'placement-officer',
  'finance-approver',
  'assets-officer',
  'petitions-officer',
  'security-officer',
  'party-officer',
  'employee',
  'creditor',
  'administrator',
  'liaison-officer',
  'agent',
] as const;
export type Role = (typeof ROLES)[number];

/** The tenant key of rows that belong to the whole group (decision 4). */
export const GROUP = '_group';

/** Roles whose scope is the whole group. */
export const HQ_ROLES: readonly Role[] = ['hq-admin', 'hq-analyst', 'hq-discipline'];

/** Roles that a person holds of themselves: their scope is their own record, no appointment is needed. */
export const SELF_ROLES: readonly Role[] = ['employee', 'agent', 'creditor'];

export interface Grant {
  role: Role;
  factoryId: string;
}

/** Who asks, after intersecting the token's claims with open appointments (decision 11). */
export interface Viewer {
  /** Stable subject of the token, or `system:<service>` for consumers and jobs. */
  readonly subject: string;
  readonly grants: readonly Grant[];
  /** Whose own record an employee (or their agent) may see. */
  readonly self: { readonly factoryId: string; readonly employeeNo: string } | null;
  readonly correlationId: string;
  /** Set when claims could not be checked because party's feed lags (decision 11). */
  readonly accessFeedStale: boolean;
}

/** Which rows the viewer's transactions may touch at all; row-level security holds it. */
export type Scope =
  | { readonly kind: 'group' }
  | { readonly kind: 'factories'; readonly factoryIds: readonly string[] };

/** True when the viewer holds one of `roles` at the factory, or at the group. */
export function holdsRole(viewer: Viewer, roles: readonly string[], factoryId: string): boolean {
  return viewer.grants.some(
    (grant) => roles.includes(grant.role) && (grant.factoryId === factoryId || grant.factoryId === GROUP),
  );
}

/** True when the viewer holds one of `roles` anywhere. */
export function holdsRoleAnywhere(viewer: Viewer, roles: readonly string[]): boolean {
  return viewer.grants.some((grant) => roles.includes(grant.role));
}

/** The rows that the viewer may read: everything for HQ, own factories for others. */
export function readScopeOf(viewer: Viewer): Scope {
  if (viewer.grants.some((grant) => grant.factoryId === GROUP)) return { kind: 'group' };
  return { kind: 'factories', factoryIds: [...new Set(viewer.grants.map((grant) => grant.factoryId))] };
}

/** The scope of an act at one factory; group-wide acts see everything. */
export function scopeOfFactory(factoryId: string): Scope {
  return factoryId === GROUP ? { kind: 'group' } : { kind: 'factories', factoryIds: [factoryId] };
}

/** The role under which a viewer acts at a factory, for events and audit: the first that fits. */
export function actingRole(viewer: Viewer, factoryId: string): string {
  if (viewer.subject.startsWith('system:')) return 'system';
  return (
    viewer.grants.find((grant) => grant.factoryId === factoryId || grant.factoryId === GROUP)?.role ??
    'anonymous'
  );
}

/** The viewer of consumers, jobs and migrations of a service. */
export function systemViewer(service: string, correlationId: string): Viewer {
  return {
    subject: `system:${service}`,
    grants: [{ role: 'hq-admin', factoryId: GROUP }],
    self: null,
    correlationId,
    accessFeedStale: false,
  };
}
