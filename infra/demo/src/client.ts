import { createHash } from 'node:crypto';
import type { DemoEnvironment } from './environment.js';
import { PassingFault, withPatience } from './retry.js';

export type Json = Record<string, unknown>;

/** Who acts: a role at the factory, or of themselves; `as` makes it another person. */
export interface Viewer {
  readonly role: string;
  readonly factory?: string;
  readonly employee?: string;
  readonly as?: string;
}

/** The union member that answers a mutation. */
export type Answer = Json & { readonly __typename: string };

export interface Act {
  /** The mutation's name. */
  readonly field: string;
  readonly input: Json;
  /** The input's type where it is not the field's name with Input. */
  readonly inputType?: string;
  /** Fields of the success, with their own braces where they have parts; none by default. */
  readonly select?: string;
  /** The refusals that mean "this was done before", by type name. */
  readonly accept?: readonly string[];
  /** From 2 on for an act that was refused for want of a fact on its way: a refusal is remembered under its key. */
  readonly attempt?: number;
}

/** A file that was handed out, or the refusal as its text. */
export interface DownloadedFile {
  readonly status: number;
  readonly bytes: Buffer;
}

/** A client of the public graph and its files, and of nothing else. */
export interface GraphClient {
  query<T = Json>(viewer: Viewer, document: string, variables?: Json): Promise<T>;
  /** Does an act; a refusal that is not accepted is thrown as Refusal. */
  act(viewer: Viewer, act: Act): Promise<Answer>;
  /** The roster of a factory; the same file is the same act. */
  upload(viewer: Viewer, factoryCode: string, body: Buffer<ArrayBuffer>): Promise<Json>;
  /** Hands a file in at a path such as `/files/personnel/…`; the same file at the same path is the same act. */
  send(viewer: Viewer, path: string, body: Buffer<ArrayBuffer>): Promise<Json>;
  download(viewer: Viewer, path: string): Promise<DownloadedFile>;
}

/** What was asked of the graph, and by whom. */
export interface Asked {
  readonly viewer: Viewer;
  readonly document: string;
  readonly variables: Json;
}

/** The graph refused an act for a reason of its own; the message says which act, and what is missing. */
export class Refusal extends Error {
  constructor(
    readonly field: string,
    readonly answer: Answer,
  ) {
    super(
      `${field} was refused: ${answer.__typename}: ${String(answer['message'] ?? JSON.stringify(answer))}`,
    );
  }
}

/** Codes with which a request may simply come again (gateway/src/errors/codes.ts). */
const PASSING_CODES = [
  'RETRYABLE',
  'OVERLOADED',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_INVALID_RESPONSE',
  'AUTHENTICATION_UNAVAILABLE',
];

interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

const REQUEST_TIMEOUT_MS = 30_000;

/**
 * The key of an act: the same act has the same key in every run, so that a repeated one is answered from what the
 * first did; another input is another act.
 */
export function keyOf(field: string, input: unknown, attempt = 1): string {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 24);
  return `demo:${field}:${hash}:${attempt}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    throw new PassingFault(`${url} does not answer: ${cause?.message || message}`);
  }
}

/** Whether the same request may simply come again. */
const passing = (status: number): boolean => status >= 500 || status === 429;

/** The answer's body as JSON; a server error, or an answer that was cut off, is a PassingFault. */
async function bodyOf(response: Response): Promise<Json> {
  const text = await response.text().catch((error: Error) => {
    throw new PassingFault(`the answer was cut off: ${error.message}`);
  });
  if (passing(response.status)) {
    throw new PassingFault(`${response.status} ${text.slice(0, 500)}`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new PassingFault(`${response.status} with an answer that is not JSON: ${text.slice(0, 200)}`);
  }
}

/** Makes tokens of the development issuer, once for each viewer. */
function tokensOf(environment: DemoEnvironment): (viewer: Viewer) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const make = async (query: string): Promise<string> => {
    const response = await send(`${environment.tokenUrl}?${query}`, {});
    const body = await bodyOf(response);
    if (typeof body['token'] !== 'string') throw new Error(`no token for ${query}: ${JSON.stringify(body)}`);
    return body['token'];
  };
  return (viewer) => {
    const query = new URLSearchParams(viewer as unknown as Record<string, string>).toString();
    const made = known.get(query) ?? withPatience(() => make(query));
    known.set(query, made);
    return made;
  };
}

/**
 * Opens a client; it waits for services that restart, always with the same Idempotency-Key.
 * @param asks is told of everything that it asks of the graph.
 */
export function openClient(
  environment: DemoEnvironment,
  asks: (asked: Asked) => void = () => undefined,
): GraphClient {
  const tokenOf = tokensOf(environment);

  const ask = async (viewer: Viewer, query: string, variables: Json, key?: string): Promise<Json> => {
    asks({ viewer, document: query, variables });
    const token = await tokenOf(viewer);
    return withPatience(async () => {
      const response = await send(environment.graphUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(key ? { 'idempotency-key': key } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await bodyOf(response)) as { data?: Json | null; errors?: GraphError[] };
      return dataOf(body, query);
    });
  };

  const act = async (
    viewer: Viewer,
    { field, input, inputType, select = '', accept = [], attempt }: Act,
  ): Promise<Answer> => {
    const type = inputType ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const document = `mutation Demo($input: ${type}!) { ${field}(input: $input) { __typename ... on UserError { message } ${select} } }`;
    const data = await ask(viewer, document, { input }, keyOf(field, input, attempt));
    const answer = data[field] as Answer;
    if ('message' in answer && !accept.includes(answer.__typename)) throw new Refusal(field, answer);
    return answer;
  };

  const post = async (
    viewer: Viewer,
    path: string,
    body: Buffer<ArrayBuffer>,
    act: string,
  ): Promise<Json> => {
    const token = await tokenOf(viewer);
    const key = `demo:${act}:${createHash('sha256').update(body).digest('hex').slice(0, 24)}`;
    return withPatience(async () => {
      const response = await send(`${environment.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}`, 'idempotency-key': key },
        body,
      });
      return bodyOf(response);
    });
  };

  const download = async (viewer: Viewer, path: string): Promise<DownloadedFile> => {
    const token = await tokenOf(viewer);
    return withPatience(async () => {
      const response = await send(`${environment.url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { status } = response;
      const bytes = await response.arrayBuffer().then(Buffer.from, (error: Error) => {
        throw new PassingFault(`the file was cut off: ${error.message}`);
      });
      if (passing(status)) throw new PassingFault(`${status} ${bytes.toString().slice(0, 500)}`);
      return { status, bytes };
    });
  };

  return {
    query: async <T = Json>(viewer: Viewer, document: string, variables: Json = {}) =>
      (await ask(viewer, document, variables)) as T,
    act,
    upload: (viewer, factoryCode, body) => post(viewer, `/rosters/${factoryCode}`, body, 'roster'),
    send: (viewer, path, body) => post(viewer, path, body, path),
    download,
  };
}

/** The data of a whole answer; an answer in part is none. */
function dataOf({ data, errors = [] }: { data?: Json | null; errors?: GraphError[] }, query: string): Json {
  const [first] = errors;
  if (!first) {
    if (data) return data;
    throw new PassingFault('the graph gave no answer');
  }
  const code = first.extensions?.code ?? '';
  const told = errors
    .map(({ message, extensions }) => `${extensions?.code ?? 'error'}: ${message}`)
    .join('; ');
  const text = `${told} — in ${query.replace(/\s+/g, ' ').slice(0, 160)}`;
  if (errors.every((error) => PASSING_CODES.includes(error.extensions?.code ?? '')) || code === 'RETRYABLE') {
    throw new PassingFault(text);
  }
  throw new Error(text);
}
