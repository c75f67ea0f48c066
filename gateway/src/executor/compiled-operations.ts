import { createBoundedCache } from '@anzhi/service-kit';
import { type DocumentNode, GraphQLError, OperationTypeNode } from 'graphql';
import type { GatewayCode } from '../errors/codes.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { type CompiledOperation, type Count, compileOperation } from './compiled-operation.js';
import { type Operation, operationOf } from './operation.js';
import { NotCompilable } from './plan/run.js';
import type { Planner } from './planner.js';

/** Characters of operations that are kept compiled: what is compiled of one is some ten times as large. */
const MOST_TEXT = 500_000;

/** Reckoned for an operation beside its text. */
const TEXT_OF_ONE = 500;

/** The operations of one supergraph. */
export interface CompiledOperations {
  /**
   * Compiles an operation of a validated document, once; null where only the stock executor will do.
   * @throws GraphQLError for a name that no operation has, a subscription, and what cannot be planned.
   */
  get(document: DocumentNode, name: string | undefined): CompiledOperation | null;
}

/** Bounded by the text of what is kept, and per document by whoever keeps the documents. */
export function createCompiledOperations(planner: Planner, metrics: GatewayMetrics): CompiledOperations {
  const count = metrics.operations.labels({ executor: 'compiled' });
  const byText = createBoundedCache<CompiledOperation | null>(MOST_TEXT);
  const byDocument = new WeakMap<DocumentNode, Map<string | undefined, CompiledOperation | null>>();
  const look = (operation: Operation): CompiledOperation | null => {
    const known = byText.get(operation.text);
    if (known !== undefined) return known;
    const made = compile(operation, planner, count);
    byText.set(operation.text, made, weightOf(operation));
    return made;
  };
  return {
    get(document, name) {
      const known = byDocument.get(document)?.get(name);
      if (known !== undefined) return known;
      const operation = operationOf(document, name, planner.reserved);
      if (!operation) throw unknownOperation(name);
      const made = look(operation);
      const names = byDocument.get(document) ?? new Map<string | undefined, CompiledOperation | null>();
      byDocument.set(document, names.set(name, made));
      return made;
    },
  };
}

function compile(operation: Operation, planner: Planner, count: Count): CompiledOperation | null {
  if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) throw noSubscriptions();
  try {
    return compileOperation(operation, planner, count);
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

/** The answer about a schema is kept with the operation that asks for it, and is larger than all else. */
function weightOf({ text }: Operation): number {
  return /\b__(?:schema|type)\b/.test(text) ? MOST_TEXT / 20 : text.length + TEXT_OF_ONE;
}

function unknownOperation(name: string | undefined): GraphQLError {
  const message =
    name === undefined
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${name}".`;
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' satisfies GatewayCode, http: { status: 400 } },
  });
}

function noSubscriptions(): GraphQLError {
  return new GraphQLError('Subscriptions are not answered here; ask by a query.', {
    extensions: { code: 'BAD_REQUEST' satisfies GatewayCode, http: { status: 400 } },
  });
}
