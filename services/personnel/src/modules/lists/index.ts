import type { ServiceModule } from '@anzhi/graphql-kit';

export const listsModule: ServiceModule = {};
