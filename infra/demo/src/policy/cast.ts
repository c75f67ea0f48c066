import type { Viewer } from '../client.js';
import type { Site } from '../stage.js';

/** The second factory of the demo: closed under POLICY on a clock that starts in 2005 (decision 16). */
export const POLICY_FACTORY = 'GZ-02';

const at = (role: string, as?: string): Viewer => ({
  role,
  factory: POLICY_FACTORY,
  ...(as ? { as } : {}),
});

/** The people who close it; two approvers are two people (decision 12). */
export const POLICY_CAST = {
  headquarters: { role: 'hq-admin' },
  leader: at('factory-leader'),
  placement: at('placement-officer'),
  approver: at('finance-approver'),
  secondApprover: at('finance-approver', 'second-approver'),
  assets: at('assets-officer'),
} as const satisfies Record<string, Viewer>;

export const POLICY_SITE: Site = { code: POLICY_FACTORY, cast: POLICY_CAST };

/** Somebody on the roster, acting for themselves. */
export const worker = (employeeNo: string): Viewer => ({
  role: 'employee',
  factory: POLICY_FACTORY,
  employee: employeeNo,
});
