import { UserError } from '@anzhi/graphql-kit';

/** Options of a type that says what was done. */
export const success = (description: string) => ({ description });

/** Options of an expected refusal. */
export const refusal = (description: string) => ({
  description,
  implements: UserError,
});
