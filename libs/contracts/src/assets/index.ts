export { BankruptcyDeclared } from './bankruptcy-declared.js';
export { ContinuedOperationApproved } from './continued-operation-approved.js';
export { FundsRefused } from './funds-refused.js';
export { FundsReleased } from './funds-released.js';
export { FundsReserved } from './funds-reserved.js';
export { ProjectPhaseChanged } from './project-phase-changed.js';
