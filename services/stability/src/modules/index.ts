import { deliveryModule, type ServiceModule } from '@anzhi/graphql-kit';
import { petitionsModule } from './petitions/index.js';

export const modules: readonly ServiceModule[] = [petitionsModule, deliveryModule('stability')];
