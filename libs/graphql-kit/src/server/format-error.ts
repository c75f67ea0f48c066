import { OpaqueIdError } from '@anzhi/domain';
import { IdempotencyKeyReusedError, type Logger, OverloadedError, RetryableError } from '@anzhi/service-kit';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { inputFaultOf } from './input-fault.js';

/** Codes that a client may see; everything else is INTERNAL_SERVER_ERROR without detail. */
const CLIENT_CODES = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RETRYABLE',
  'OVERLOADED',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_REQUIRED',
  'NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What leaves the service: a stable code and a safe message, never SQL, stack traces or echoed input. */
export function errorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const known = knownError(original);
    if (known) return { ...formatted, message: known.message, extensions: known.extensions };
    const fault = inputFaultOf(error);
    if (fault) {
      return {
        ...formatted,
        message: fault.message,
        extensions: { code: 'BAD_USER_INPUT', field: fault.field },
      };
    }
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && CLIENT_CODES.has(code)) {
      const { stacktrace: _stacktrace, ...extensions } = formatted.extensions as Record<string, unknown>;
      return { ...formatted, extensions };
    }
    logger.error({ err: original, path: formatted.path }, 'resolver failed');
    return {
      message: 'Something failed on our side; it was logged (系统内部错误)',
      path: formatted.path,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

function knownError(error: unknown): { message: string; extensions: Record<string, unknown> } | null {
  if (
    error instanceof RetryableError ||
    error instanceof OverloadedError ||
    error instanceof IdempotencyKeyReusedError
  ) {
    return { message: error.message, extensions: { code: error.code } };
  }
  if (error instanceof OpaqueIdError)
    return { message: error.message, extensions: { code: 'BAD_USER_INPUT' } };
  const faults = validationFaults(error);
  return faults
    ? {
        message: `The input is not valid: ${faults.join('; ')}`,
        extensions: { code: 'BAD_USER_INPUT', faults },
      }
    : null;
}

/** class-validator's failures by property and rule, without the values. */
function validationFaults(error: unknown): string[] | null {
  const errors =
    error instanceof GraphQLError
      ? (error.extensions['validationErrors'] as unknown)
      : (error as { validationErrors?: unknown } | undefined)?.validationErrors;
  if (!Array.isArray(errors)) return null;
  return (errors as { property: string; constraints?: Record<string, string> }[]).flatMap((fault) =>
    Object.values(fault.constraints ?? { invalid: `${fault.property} is not valid` }),
  );
}
