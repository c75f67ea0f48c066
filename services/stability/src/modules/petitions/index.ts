import { FactoryStub, factoryStubReference, type ServiceModule } from '@anzhi/graphql-kit';
import { ChainResolver } from './chain.resolver.js';
import { onEmployeeAmended } from './consumers/on-employee-amended.js';
import { onEmployeesEnrolled } from './consumers/on-employees-enrolled.js';
import { onObjectionDecided } from './consumers/on-objection-decided.js';
import { onObjectionOpened } from './consumers/on-objection-opened.js';
import { onObjectionQueued } from './consumers/on-objection-queued.js';
import { onObjectionRefused } from './consumers/on-objection-refused.js';
import { DeadlinesResolver } from './deadlines.resolver.js';
import { HandlingResolver } from './handling.resolver.js';
import { IntakeResolver } from './intake.resolver.js';
import { PetitionersResolver, PetitionResolver } from './petition.resolver.js';
import { RoutingResolver } from './routing.resolver.js';
import { StabilitySummaryResolver } from './summary.resolver.js';

export const petitionsModule: ServiceModule = {
  resolvers: [
    PetitionResolver,
    PetitionersResolver,
    IntakeResolver,
    RoutingResolver,
    HandlingResolver,
    ChainResolver,
    DeadlinesResolver,
    StabilitySummaryResolver,
  ],
  // No query answers a Factory here: the gateway comes to it by reference.
  orphanedTypes: [FactoryStub],
  references: { Factory: factoryStubReference },
  consumers: [
    onEmployeesEnrolled,
    onEmployeeAmended,
    onObjectionOpened,
    onObjectionQueued,
    onObjectionRefused,
    onObjectionDecided,
  ],
};
