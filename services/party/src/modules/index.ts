import { deliveryModule, type ServiceModule } from '@anzhi/graphql-kit';
import { appointmentModule } from './appointment/index.js';
import { factoryModule } from './factory/index.js';
import { kickoffModule } from './kickoff/index.js';
import { publicityModule } from './publicity/index.js';

export const modules: readonly ServiceModule[] = [
  factoryModule,
  appointmentModule,
  kickoffModule,
  publicityModule,
  deliveryModule('party'),
];
