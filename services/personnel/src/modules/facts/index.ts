import type { ServiceModule } from '@anzhi/graphql-kit';

export { loadPeople, type PeopleWanted, type Person } from './people.js';

export const factsModule: ServiceModule = {};
