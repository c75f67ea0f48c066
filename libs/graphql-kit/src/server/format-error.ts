import { InvalidDateError, InvalidYearMonthError, OpaqueIdError } from '@anzhi/domain';
import {
  IdempotencyKeyReusedError,
  inputFaultOf,
  type Logger,
  OverloadedError,
  RetryableError,
  shownMessage,
} from '@anzhi/service-kit';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

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

/** SQL states of input that PostgreSQL cannot hold: a NUL in text, a number out of range, a malformed id, text too long. */
const UNSTORABLE = new Set(['22021', '22003', '22P02', '22001', '22P05']);

/** What leaves the service: a stable code and a safe message, never SQL, stack traces or echoed input. */
export function errorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const known = knownError(original);
    if (known) return { ...formatted, message: shownMessage(known.message), extensions: known.extensions };
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
      return { ...formatted, message: shownMessage(formatted.message), extensions };
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
  if (
    error instanceof OpaqueIdError ||
    error instanceof InvalidDateError ||
    error instanceof InvalidYearMonthError
  )
    return { message: error.message, extensions: { code: 'BAD_USER_INPUT' } };
  if (isForeignId(error))
    return {
      message: 'An id in the input is not one that this system gave (标识有误,请使用系统给出的标识)',
      extensions: { code: 'BAD_USER_INPUT' },
    };
  if (UNSTORABLE.has((error as { code?: string } | undefined)?.code ?? ''))
    return {
      message: 'A value cannot be stored: too large, or not text (数值过大或含非法字符)',
      extensions: { code: 'BAD_USER_INPUT' },
    };
  const faults = validationFaults(error);
  return faults
    ? {
        message: `The input is not valid: ${faults.map((fault) => fault.message).join('; ')}`,
        extensions: {
          code: 'BAD_USER_INPUT',
          faults: faults.map((fault) => fault.message),
          field: faults[0]?.field,
        },
      }
    : null;
}

/** Whether PostgreSQL was asked for a row by what is no uuid: keys are uuids, so an id that holds anything else is not ours. */
function isForeignId(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  return code === '22P02' && message.includes('for type uuid');
}

interface ValidatorFault {
  property: string;
  constraints?: Record<string, string>;
  children?: ValidatorFault[];
}

/** class-validator's failures by property and rule, without the values. */
function validationFaults(error: unknown): { field: string; message: string }[] | null {
  const errors =
    error instanceof GraphQLError
      ? (error.extensions['validationErrors'] as unknown)
      : (error as { validationErrors?: unknown } | undefined)?.validationErrors;
  return Array.isArray(errors) ? (errors as ValidatorFault[]).flatMap(flatten) : null;
}

const flatten = (fault: ValidatorFault): { field: string; message: string }[] => [
  ...Object.values(fault.constraints ?? {}).map((message) => ({ field: fault.property, message })),
  ...(fault.children ?? []).flatMap(flatten),
];
