import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
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
  /** Statements that its reads sent to the database. */
  readRoundTrips: number;
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
          const first = operation?.selectionSet.selections[0];
          tell({
            kind: operation?.operation ?? 'invalid',
            field: first?.kind === Kind.FIELD ? first.name.value : 'other',
            failed: (errors?.length ?? 0) > 0,
            readRoundTrips: contextValue.reads.roundTrips,
            seconds: (performance.now() - startedAt) / 1_000,
          });
        },
      };
    },
  };
}
