import type { ServiceModule } from '@anzhi/graphql-kit';
import { WorkingListResolver } from './working-list.resolver.js';

export const listsModule: ServiceModule = { resolvers: [WorkingListResolver] };
