import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../context/request-context.js';

/** How one operation ended, for metrics. */
export interface OperationReport {
  /** `query`, `mutation`, or `invalid` for a document that the schema refuses. */
  kind: string;
  /** The first root field; client-chosen names would be unbounded. */
  field: string;
  /** True when the answer has errors; a refusal that is data is no error. */
  failed: boolean;
  seconds: number;
  /** Statements that it sent to the database; of its reads without the end of their transaction, which comes after. */
  roundTrips: number;
}

/** Tells of each operation when its answer is ready. */
export function reportOperations(
  tell: (report: OperationReport) => void,
): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operation, errors, contextValue }) {
          tell(reportOf(operation, startedAt, (errors?.length ?? 0) > 0, contextValue));
        },
      };
    },
  };
}

/** @param startedAt by `performance.now()`. */
export function reportOf(
  operation: OperationDefinitionNode | undefined,
  startedAt: number,
  failed: boolean,
  { roundTrips }: RequestContext,
): OperationReport {
  const first = operation?.selectionSet.selections[0];
  return {
    kind: operation?.operation ?? 'invalid',
    field: first?.kind === Kind.FIELD ? first.name.value : 'other',
    failed,
    roundTrips: roundTrips.sent,
    seconds: (performance.now() - startedAt) / 1_000,
  };
}
