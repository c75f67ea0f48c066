/** Roles of the whole group. */
export const GROUP_ROLES = ['hq-admin', 'hq-analyst', 'hq-discipline'] as const;

/** Roles of officers at a factory, appointed by HQ. */
export const FACTORY_ROLES = [
  'factory-leader',
  'placement-officer',
  'finance-approver',
  'assets-officer',
  'petitions-officer',
  'security-officer',
  'party-officer',
  'administrator',
  'liaison-officer',
] as const;

/** Roles that a person holds of themselves at a factory: nobody appoints them. */
export const SELF_ROLES = ['employee', 'agent', 'creditor'] as const;

/** Who wants a token. */
export interface ViewerRequest {
  readonly role: string;
  /** Factory code as people write it, `GZ-01`. */
  readonly factory?: string;
  readonly employee?: string;
  /** Another person in the same role, so that two approvers are two. */
  readonly as?: string;
}

/** What the token says of its bearer. */
export interface ViewerClaims {
  readonly sub: string;
  readonly roles: readonly { readonly role: string; readonly factory: string }[];
  readonly employee?: { readonly factory: string; readonly employeeNo: string };
}

/** Thrown for a request that no token can answer; the message says what to write instead. */
export class ViewerRequestError extends Error {}

const includes = (list: readonly string[], role: string) => list.includes(role);

/** Whether the role must be appointed before the token opens anything (decision 11). */
export function isAppointed(role: string): boolean {
  return includes(GROUP_ROLES, role) || includes(FACTORY_ROLES, role);
}

/** Whether the role spans the group. */
export function isGroupRole(role: string): boolean {
  return includes(GROUP_ROLES, role);
}

function checked(request: ViewerRequest): ViewerRequest {
  const { role, factory, employee, as } = request;
  const known = [...GROUP_ROLES, ...FACTORY_ROLES, ...SELF_ROLES];
  if (!includes(known, role))
    throw new ViewerRequestError(`unknown role "${role}". Roles: ${known.join(', ')}`);
  if (!isGroupRole(role) && !factory)
    throw new ViewerRequestError(`${role} needs a factory: add --factory GZ-01`);
  if (factory !== undefined && !/^[A-Z0-9][A-Z0-9-]{0,30}[A-Z0-9]$/i.test(factory)) {
    throw new ViewerRequestError(
      `"${factory}" is no factory code: 2 to 32 letters, digits and hyphens, such as GZ-01`,
    );
  }
  const needsEmployee = role === 'employee' || role === 'agent';
  if (needsEmployee && !employee)
    throw new ViewerRequestError(`${role} needs an employee: add --employee GZ00001`);
  if (!needsEmployee && employee) throw new ViewerRequestError(`${role} takes no --employee`);
  if (as !== undefined && !/^[\w.-]{1,64}$/.test(as)) {
    throw new ViewerRequestError(`"${as}" is no name of a person: letters, digits, "_", "." and "-" only`);
  }
  return request;
}

/** The claims of a development token. Throws ViewerRequestError for an unknown role or a missing part. */
export function claimsFor(request: ViewerRequest): ViewerClaims {
  const { role, factory, employee, as } = checked(request);
  const factoryId = isGroupRole(role) ? '_group' : (factory ?? '').toLowerCase();
  const employeeNo = employee?.toUpperCase();
  const parts = isGroupRole(role) ? [role] : [role, factoryId, ...(employeeNo ? [employeeNo] : [])];
  return {
    sub: `dev:${as ?? parts.join(':')}`,
    roles: [{ role, factory: factoryId }],
    ...(employeeNo ? { employee: { factory: factoryId, employeeNo } } : {}),
  };
}
