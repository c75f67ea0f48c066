import type { ServiceModule } from '@anzhi/graphql-kit';

export const noticesModule: ServiceModule = {};
