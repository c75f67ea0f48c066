import type { Role } from '@anzhi/service-kit';

/** Who works with people's placements and payments, and may therefore see both at once. */
export const WORKING_ROLES: readonly Role[] = [
  'placement-officer',
  'finance-approver',
  'factory-leader',
  'administrator',
  'hq-admin',
];
