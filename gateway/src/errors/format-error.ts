import { inputFaultOf, type Logger, shownMessage } from '@anzhi/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayCode } from './codes.js';

/** Codes under which a message may have come from a framework or a driver rather than from a person. */
const UNSAFE_CODES: readonly unknown[] = ['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', undefined];

const TOKEN_LIMIT = /more that \d+ tokens/;

/** Takes an error as the server would show it, and the error itself, to what is shown. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Last look at every error before it leaves: an unexpected one keeps its path and loses its words, so that no SQL,
 * host or stack gets out; what was hidden goes to the log.
 */
export function createFormatError(logger: Logger): FormatError {
  return (formatted, error) => {
    const fault = formatted.extensions?.['service'] === undefined ? inputFaultOf(error) : null;
    if (fault) {
      const code: GatewayCode = 'BAD_USER_INPUT';
      return { message: fault.message, extensions: { code, field: fault.field } };
    }
    const { serviceName, stacktrace: _hidden, ...extensions } = formatted.extensions ?? {};
    const service = extensions['service'] ?? serviceName;
    const kept = service === undefined ? extensions : { ...extensions, service };
    if (TOKEN_LIMIT.test(formatted.message)) {
      return {
        message: 'The document has too many tokens.',
        extensions: { ...kept, code: 'QUERY_TOO_LONG' satisfies GatewayCode },
      };
    }
    if (!UNSAFE_CODES.includes(kept['code']))
      return { ...formatted, message: shownMessage(formatted.message), extensions: kept };
    logger.error(
      { service, path: formatted.path, message: formatted.message },
      'unexpected error in an answer',
    );
    return {
      message: service === undefined ? 'Internal error.' : `Internal error in the service ${service}.`,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: {
        code: 'INTERNAL_SERVER_ERROR' satisfies GatewayCode,
        ...(service !== undefined && { service }),
      },
    };
  };
}
