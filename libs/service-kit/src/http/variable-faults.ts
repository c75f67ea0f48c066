import type { GraphQLError } from 'graphql';

/**
 * So many faults of a request's variables are told. Each is worded with the whole value around it, and the value may
 * have as many faults as it has names: all of them would take time and memory by the square of its length.
 */
export const MOST_FAULTS = 5;

/** What is told of variables that do not fit, without the words of graphql-js that it stopped looking. */
export const toldFaults = (faults: readonly GraphQLError[]): readonly GraphQLError[] =>
  faults.slice(0, MOST_FAULTS);
