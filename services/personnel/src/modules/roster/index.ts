import type { ServiceModule } from '@anzhi/graphql-kit';

export { type Amendment, amendEmployee, type EmployeeChanges } from './amend-employee.js';
export { CATEGORY_ZH, ROSTER_CATEGORIES, type RosterCategory } from './domain/roster-row.js';
export {
  EMPLOYEE_STATUSES,
  type EmployeeFacts,
  type EmployeeStatus,
  employeeIdOf,
  loadEmployeeFacts,
} from './employee-facts.js';
export { type RosterCounts, rosterCounts } from './roster-counts.js';
export {
  type CategoryCounts,
  employeeOpaqueId,
  lockRoster,
  type RosterState,
  rosterState,
} from './roster-state.js';

export const rosterModule: ServiceModule = {};
