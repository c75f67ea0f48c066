import type { ServiceModule } from '@anzhi/graphql-kit';

export const hallModule: ServiceModule = {};
