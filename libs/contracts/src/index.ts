export {
  BankruptcyDeclared,
  ContinuedOperationApproved,
  FundsRefused,
  FundsReleased,
  FundsReserved,
  ProjectPhaseChanged,
} from './assets/index.js';
export { asyncApiDocument } from './asyncapi.js';
export { contractFor, contracts } from './catalogue.js';
export {
  defineEvent,
  type EnvelopeOf,
  type EventContract,
  type EventDefinition,
  type PayloadOf,
  type Publisher,
  publishers,
  streamOf,
} from './define-event.js';
export { type EventEnvelope, envelopeSchema } from './envelope.js';
export {
  AppointmentEnded,
  AppointmentMade,
  DirectoryHeartbeat,
  FactoryClockAdvanced,
  FactoryRegistered,
  HandbookAcknowledged,
  ProjectKickoffCompleted,
  UnderstandingCompleted,
} from './party/index.js';
export {
  EmployeeAmended,
  EmployeeClaimListPublished,
  EmployeeLeft,
  EmployeesEnrolled,
  FactsFinalized,
  FeeUncollected,
  ObjectionDecided,
  ObjectionOpened,
  ObjectionQueued,
  ObjectionRefused,
  PaymentCancelled,
  PaymentCompleted,
  PaymentEscrowed,
  PaymentFailed,
  PaymentRequested,
  PaymentReturned,
  PlacementChosen,
  PlacementEffective,
  PlacementPlanApproved,
  PlacementPlanRejected,
  PostingRoundClosed,
  PostingRoundOpened,
  RetireesTransferred,
  RosterFrozen,
  SelfRescueContractEnded,
  SelfRescueContractSigned,
} from './personnel/index.js';
export {
  AppraisalReferred,
  ObjectionReferred,
  PetitionRegistered,
  PetitionReplied,
} from './stability/index.js';
