import { deliveryModule, type ServiceModule } from '@anzhi/graphql-kit';
import { closureModule } from './closure/index.js';
import { fundModule } from './fund/index.js';

export const modules: readonly ServiceModule[] = [closureModule, fundModule, deliveryModule('assets')];
