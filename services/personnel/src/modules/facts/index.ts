import type { ServiceModule } from '@anzhi/graphql-kit';
import { EmployeeFactsResolver } from './employee-facts.resolver.js';
import { EmployeeFamilyResolver } from './family.resolver.js';

export type { ServicePeriod } from '../rules/domain/person-facts.js';
export type { SpecialWorkType } from '../rules/domain/rule-pack.js';
export { loadArrears } from './arrears.js';
export type { ArrearLedgerLineType } from './back-pay.type.js';
export { BackPayDeterminationConnection, BackPayDeterminationType } from './back-pay.type.js';
export { latestPolicy } from './back-pay-policy.store.js';
export { DeathCauseEnum, DueWageItemEnum, ManagerPostEnum } from './circumstances.enums.js';
export { ledgerFault } from './domain/arrear-ledger.js';
export { recognizeBirth } from './domain/birth-date.js';
export { type RecheckFinding, type ReplyOutcome, recheckPerson } from './domain/catalogue-recheck.js';
export { dependantFault, drawsOn } from './domain/dependants.js';
export { determinePeople } from './domain/determination.js';
export { explainIdentity } from './domain/identity-explanation.js';
export { BUILT_IN_CATALOGUE, CATALOGUE_VERSION, type CatalogueJob, findJob } from './domain/job-catalogue.js';
export { type PeriodReason, periodFault } from './domain/service-periods.js';
export { isInService, specialWorkOutside } from './domain/special-work-place.js';
export { ledgerOf } from './employee-facts.read-model.js';
export {
  ArrearItemEnum,
  BackPayReasonEnum,
  BirthBasisEnum,
  CareLevelEnum,
  DependantEndEnum,
  DependantRelationEnum,
  ServiceKindEnum,
} from './fact.enums.js';
export { recordChanges, sameRecord } from './fact-history.js';
export { healthCheckOpen } from './health-check.js';
export { idList } from './id-list.js';
export {
  type CalculatedPerson,
  loadNextPeople,
  loadPeople,
  type PeopleWanted,
  type Person,
} from './people.js';
export { servicePeriodsOf, specialWorkOf } from './person-facts-of.js';
export { FOLLOWS_DUE_WAGES, recordedBasis } from './recorded-basis.js';
export { loadRecords } from './recorded-facts.store.js';

export const factsModule: ServiceModule = {
  resolvers: [EmployeeFactsResolver, EmployeeFamilyResolver],
};
