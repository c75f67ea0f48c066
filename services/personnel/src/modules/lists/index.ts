import type { ServiceModule } from '@anzhi/graphql-kit';
import { exportRoute } from './exports/export.route.js';
import { WorkingListResolver } from './working-list.resolver.js';

export const listsModule: ServiceModule = {
  resolvers: [WorkingListResolver],
  routes: (tools) => [exportRoute(tools)],
};
