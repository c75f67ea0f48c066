import { plainRequest, servedError } from '@anzhi/service-kit';
import type { DocumentNode } from 'graphql';
import type { FormatError } from '../errors/format-error.js';
import type { CompiledExecutor } from '../executor/compiled-executor.js';
import type { CompiledOperation } from '../executor/compiled-operation.js';
import type { RequestContext } from '../request-context.js';
import type { KnownDocuments } from './known-documents.js';

/**
 * Answers a request whose document the GraphQL server has let through before: the text of the answer, or undefined
 * where the server must look at it. Nothing was sent then.
 */
export type DirectAnswer = (body: unknown, context: RequestContext) => Promise<string | undefined>;

/** The short way from a request to its compiled operation: the server's pipeline costs more than the rest of a small answer. */
export function createDirectAnswer(
  executor: Pick<CompiledExecutor, 'operation'>,
  documents: Pick<KnownDocuments, 'get'>,
  formatError: FormatError,
): DirectAnswer {
  return async (body, context) => {
    const request = plainRequest(body);
    const known = request && documents.get(request.query);
    if (!request || !known?.allows(request.operationName, request.variables)) return undefined;
    const operation = operationOf(executor, known.document, request.operationName);
    const answer = await operation?.execute(request.variables, context);
    // Without data nothing was sent: the variables are at fault, which the server words.
    if (answer?.data === undefined) return undefined;
    const { data, errors } = answer;
    return JSON.stringify(
      errors ? { errors: errors.map((error) => formatError(servedError(error), error)), data } : { data },
    );
  };
}

function operationOf(
  executor: Pick<CompiledExecutor, 'operation'>,
  document: DocumentNode,
  name: string | undefined,
): CompiledOperation | null {
  try {
    return executor.operation(document, name);
  } catch {
    // The server asks again, and words the refusal.
    return null;
  }
}
