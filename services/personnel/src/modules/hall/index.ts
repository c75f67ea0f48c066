import type { ServiceModule } from '@anzhi/graphql-kit';
import { EmployeeHallResolver, HallResolver } from './hall.resolver.js';
import { HallTicketResolver } from './ticket.resolver.js';

export const hallModule: ServiceModule = {
  resolvers: [HallResolver, HallTicketResolver, EmployeeHallResolver],
};
