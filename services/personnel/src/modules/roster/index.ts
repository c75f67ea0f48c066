import type { ServiceModule } from '@anzhi/graphql-kit';
import { onBankruptcyDeclared } from './consumers/on-bankruptcy-declared.js';
import { EmployeeResolver, employeeReference } from './employee.resolver.js';
import { RosterImportRowResolver } from './import-row.resolver.js';
import { MeResolver } from './me.resolver.js';
import { RosterImportResolver } from './roster-import.resolver.js';
import { rosterUploadRoute } from './upload/roster-upload.route.js';

export {
  amendEmployee,
  amendEmployees,
  type EmployeeChanges,
} from './amend-employee.js';
export { amendmentChanges } from './domain/amendment-changes.js';
export { CATEGORY_ZH, ROSTER_CATEGORIES, type RosterCategory } from './domain/roster-row.js';
export {
  EmployeeCategory,
  EmployeeForm,
  EmployeeGender,
  EmployeePositionKind,
  EmployeeSpecialWorkType,
  EmployeeStanding,
} from './employee.enums.js';
export { AmendEmployeeFactsInput } from './employee.inputs.js';
export { findEmployee, loadEmployee, toEmployee } from './employee.read-model.js';
export {
  AmendEmployeeFactsSuccess,
  EmployeeAmendmentEmptyError,
  EmployeeAmendmentInvalidError,
  EmployeeNotFoundError,
} from './employee.results.js';
export { Employee } from './employee.type.js';
export {
  type CalculationFacts,
  EMPLOYEE_STATUSES,
  type EmployeeFacts,
  type EmployeeStatus,
  employeeIdOf,
  loadEmployeeFacts,
  loadNextFacts,
} from './employee-facts.js';
export { csvTokenizer } from './file/read-csv.js';
export { type RosterCounts, rosterCounts } from './roster-counts.js';
export {
  type CategoryCounts,
  employeeOpaqueId,
  lockRoster,
  type RosterState,
  rosterAggregateId,
  rosterState,
} from './roster-state.js';

export const rosterModule: ServiceModule = {
  resolvers: [RosterImportResolver, RosterImportRowResolver, EmployeeResolver, MeResolver],
  references: { Employee: employeeReference },
  consumers: [onBankruptcyDeclared],
  routes: (tools) => [rosterUploadRoute(tools)],
};
