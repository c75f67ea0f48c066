import type { ServiceModule } from '@anzhi/graphql-kit';

export const postingsModule: ServiceModule = {};
