import { GraphQLError, TokenKind } from 'graphql';

export interface InputFault {
  message: string;
  field: string;
}

/** Characters of a message that are shown: one that is longer repeats what the client sent. */
const LONGEST_MESSAGE = 1000;

/*
 * All of these run over text that the client chose, up to megabytes: each is anchored, or looks once at a place that
 * lastIndexOf found, so that none is tried again at every sign.
 */
const VARIABLE_FAULT = /^Variable "\$(\w+)" (?:got invalid value|of required type)/;
const VARIABLE_PATH = /^ at "([\w.[\]]+)"; $/;
const MISSING_FIELD = /^Field "(?:\w+\.)?(\w+)" of required type "([^"]+)" was not provided/;
/** A variable that may be null for its default's sake, and is, where null must not be. */
const NULL_ARGUMENT = /^Argument "(\w+)" of (?:non-null|required) type "([^"]+)"/;
/** graphql-js's own words for built-in scalars and enums; they repeat the value, so only the type is taken from them. */
const BUILT_IN_FAULT = /^(?:(Int|Float|String|Boolean|ID) cannot represent|Enum "(\w+)" cannot represent)/;
/** What follows a value that an enum does not have; the value stands before it as it came. */
const UNKNOWN_VALUE = '" does not exist in "';
const ENUM_OF_UNKNOWN = /^" does not exist in "(\w+)" enum/;
const LITERAL_FAULT = /^Expected value of type "([^"]+)", found /;

/**
 * The field and the plain reason of a value that does not fit its type, whether it came as a variable or stood in
 * the document. The value itself is left out: it may be personal. Null when the error is about something else.
 */
export function inputFaultOf(error: unknown): InputFault | null {
  if (!(error instanceof GraphQLError)) return null;
  // graphql-js keeps the reason as an error of its own, and puts it behind the value in the message that it makes.
  const said = error.originalError?.message ?? error.message;
  const missing = MISSING_FIELD.exec(said) ?? NULL_ARGUMENT.exec(said);
  if (missing?.[1]) return { field: missing[1], message: `${missing[1]} is required: ${missing[2]}` };
  const reason = reasonOf(error, said);
  const variable = VARIABLE_FAULT.exec(error.message);
  if (variable) {
    return {
      field: lastName(pathOf(error.message, said)) ?? variable[1] ?? 'input',
      message: reason ?? 'the value does not fit its type',
    };
  }
  const literal = LITERAL_FAULT.exec(error.message);
  // With a path it is a value of ours that does not fit its type: a resolver's fault, not the client's.
  if (!literal && (error.path || !builtInType(said))) return null;
  return {
    field: nameOfLiteral(error) ?? 'input',
    message: reason ?? `a value of type ${literal?.[1]} is expected`,
  };
}

/** A message as it may be shown: where it repeats a long text of the client's, without most of that. */
export function shownMessage(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  const half = LONGEST_MESSAGE / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}

/** What the scalar said, or for a built-in type only which one was expected. */
function reasonOf({ originalError }: GraphQLError, said: string): string | undefined {
  const type = builtInType(said);
  if (type) return `a value of type ${type} is expected`;
  return originalError ? shownMessage(said) : undefined;
}

/** The scalar or enum whose own words these are. */
function builtInType(said: string): string | undefined {
  const named = BUILT_IN_FAULT.exec(said);
  if (named) return named[1] ?? named[2];
  const at = said.lastIndexOf(UNKNOWN_VALUE);
  return at < 0 ? undefined : ENUM_OF_UNKNOWN.exec(said.slice(at))?.[1];
}

/** Where in a variable the value stands, which is said between the value and the reason. */
function pathOf(message: string, said: string): string | undefined {
  const before = message.slice(0, message.length - said.length);
  const at = before.lastIndexOf(' at "');
  return at < 0 ? undefined : VARIABLE_PATH.exec(before.slice(at))?.[1];
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
