import type { ServiceModule } from '@anzhi/graphql-kit';
import { AppointmentRow } from './appointment.entity.js';
import { AppointmentResolver } from './appointment.resolver.js';

export const appointmentModule: ServiceModule = {
  resolvers: [AppointmentResolver],
  entities: [AppointmentRow],
};
