import { GraphQLError, TokenKind } from 'graphql';

export interface InputFault {
  message: string;
  field: string;
}

const VARIABLE_FAULT = /^Variable "\$(\w+)" (?:got invalid value|of required type)/;
const VARIABLE_PATH = / at "([\w.[\]]+)"; /;
const MISSING_FIELD = /Field "(?:[\w]+\.)?(\w+)" of required type "([^"]+)" was not provided/;
/** A variable that may be null for its default's sake, and is, where null must not be. */
const NULL_ARGUMENT = /^Argument "(\w+)" of (?:non-null|required) type "([^"]+)"/;
/** graphql-js's own words for built-in scalars and enums; they repeat the value, so only the type is taken from them. */
const BUILT_IN_FAULT =
  /(?:^|; )(?:(Int|Float|String|Boolean|ID) cannot represent|.* does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent)/s;
const LITERAL_FAULT = /^Expected value of type "([^"]+)", found /;

/**
 * The field and the plain reason of a value that does not fit its type, whether it came as a variable or stood in
 * the document. The value itself is left out: it may be personal. Null when the error is about something else.
 */
export function inputFaultOf(error: unknown): InputFault | null {
  if (!(error instanceof GraphQLError)) return null;
  const missing = MISSING_FIELD.exec(error.message) ?? NULL_ARGUMENT.exec(error.message);
  if (missing?.[1]) return { field: missing[1], message: `${missing[1]} is required: ${missing[2]}` };
  const reason = reasonOf(error);
  const variable = VARIABLE_FAULT.exec(error.message);
  if (variable) {
    const path = VARIABLE_PATH.exec(error.message)?.[1];
    return {
      field: lastName(path) ?? variable[1] ?? 'input',
      message: reason ?? 'the value does not fit its type',
    };
  }
  const literal = LITERAL_FAULT.exec(error.message) ?? BUILT_IN_FAULT.exec(error.message);
  if (!literal) return null;
  return {
    field: nameOfLiteral(error) ?? 'input',
    message: reason ?? `a value of type ${literal[1]} is expected`,
  };
}

/** What the scalar said, or for a built-in type only which one was expected. */
function reasonOf(error: GraphQLError): string | undefined {
  const type = BUILT_IN_FAULT.exec(error.message)?.slice(1).find(Boolean);
  return type ? `a value of type ${type} is expected` : error.originalError?.message;
}

/** `input.rows[3].amount` → `amount`. */
function lastName(path: string | undefined): string | null {
  return (
    path
      ?.split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? null
  );
}

/** The name before the colon that stands before the value: the token list says it without another walk. */
function nameOfLiteral(error: GraphQLError): string | null {
  const node = error.nodes?.[0];
  const colon = node?.loc?.startToken.prev;
  const name = colon?.kind === ':' ? colon.prev : null;
  return name?.kind === TokenKind.NAME ? (name.value ?? null) : null;
}
