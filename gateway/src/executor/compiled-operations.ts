import { createBoundedCache } from '@anzhi/service-kit';
import { type DocumentNode, GraphQLError, OperationTypeNode } from 'graphql';
import type { GatewayCode } from '../errors/codes.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { type CompiledOperation, type Count, compileOperation } from './compiled-operation.js';
import { type Operation, operationOf } from './operation.js';
import { NotCompilable } from './plan/run.js';
import type { Planner } from './planner.js';

/** Characters of plans and generated code that are kept: in memory each takes 5 to 25 bytes, with all that belongs to it. */
const MOST_CODE = 5_000_000;

/** Reckoned for an operation beside its plan and code. */
const CODE_OF_ONE = 500;

/** The operations of one supergraph. */
export interface CompiledOperations {
  /**
   * Compiles an operation of a validated document, once; null where only the stock executor will do.
   * @throws GraphQLError for a name that no operation has, a subscription, and what cannot be planned.
   */
  get(document: DocumentNode, name: string | undefined): CompiledOperation | null;
  /** The same, kept for as long as somebody keeps the document. */
  keep(document: DocumentNode, name: string | undefined): void;
}

/** Bounded by what it was compiled to, but for what is to be kept. */
export function createCompiledOperations(planner: Planner, metrics: GatewayMetrics): CompiledOperations {
  const count = metrics.operations.labels({ executor: 'compiled' });
  const byText = createBoundedCache<CompiledOperation | null>(MOST_CODE);
  const texts = createByName<Operation>();
  const kept = createByName<CompiledOperation | null>();
  const compiled = (operation: Operation): CompiledOperation | null => {
    const known = byText.get(operation.text);
    if (known !== undefined) return known;
    const weigh = (): void => byText.set(operation.text, made, weightOf(operation, made));
    // It may have been forgotten while somebody still executes it.
    const grown = (): void => void (made && byText.get(operation.text) === made && weigh());
    let made: CompiledOperation | null = null;
    made = compile(operation, planner, count, grown);
    weigh();
    return made;
  };
  const get = (document: DocumentNode, name: string | undefined): CompiledOperation | null => {
    const known = kept.get(document, name);
    if (known !== undefined) return known;
    const operation = texts.get(document, name) ?? operationOf(document, name, planner.reserved);
    if (!operation) throw unknownOperation(name);
    texts.set(document, name, operation);
    return compiled(operation);
  };
  return { get, keep: (document, name) => kept.set(document, name, get(document, name)) };
}

/** What is known of the operations of documents, for as long as these are kept. */
function createByName<T>() {
  const known = new WeakMap<DocumentNode, Map<string | undefined, T>>();
  return {
    get: (document: DocumentNode, name: string | undefined): T | undefined => known.get(document)?.get(name),
    set(document: DocumentNode, name: string | undefined, value: T): void {
      const names = known.get(document) ?? new Map<string | undefined, T>();
      known.set(document, names.set(name, value));
    },
  };
}

function compile(
  operation: Operation,
  planner: Planner,
  count: Count,
  grown: () => void,
): CompiledOperation | null {
  if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) throw noSubscriptions();
  try {
    return compileOperation(operation, planner, count, grown);
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

/** The answer about a schema is kept with the operation that asks for it, and is larger than all else. */
function weightOf({ text }: Operation, made: CompiledOperation | null): number {
  if (/\b__(?:schema|type)\b/.test(text)) return MOST_CODE / 20;
  return text.length + (made?.weight() ?? 0) + CODE_OF_ONE;
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
