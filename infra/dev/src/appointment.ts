import type { Issuer } from './issuer.js';
import { claimsFor, isAppointed, isGroupRole, type ViewerRequest } from './viewer-request.js';

/** A request to the graph failed as a whole. */
class GraphError extends Error {}

interface GraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function ask(
  graphUrl: string,
  token: string,
  query: string,
  variables: object,
  key?: string,
): Promise<GraphAnswer> {
  const response = await send(graphUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as GraphAnswer;
  if (!answer.data && !answer.errors) throw new GraphError(`the graph answered ${response.status}`);
  return answer;
}

async function send(graphUrl: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(graphUrl, init);
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    throw new GraphError(
      `${graphUrl} does not answer (${cause?.message || message}); is npm start still starting?`,
    );
  }
}

const APPOINT = `mutation Appoint($input: MakeAppointmentInput!) {
  makeAppointment(input: $input) {
    __typename
    ... on MakeAppointmentSuccess { appointment { id } }
    ... on UserError { message }
  }
}`;

const IN_FORCE = `query InForce($code: String!) {
  factory(code: $code) { placement { asOf } estate { asOf } stability { asOf } organization { asOf } }
}`;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a service answers that has not heard of the appointment, or is still starting. */
const NOT_YET = ['FORBIDDEN', 'RETRYABLE', 'SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT'];

/** Appointments reach every service within 5 s of their commit (decision 11); twice that is a fault worth telling. */
const IN_FORCE_WITHIN_MS = 10_000;

async function waitUntilInForce(graphUrl: string, token: string, factoryCode: string): Promise<void> {
  const until = Date.now() + IN_FORCE_WITHIN_MS;
  for (;;) {
    const { data, errors = [] } = await ask(graphUrl, token, IN_FORCE, { code: factoryCode });
    const parts = Object.values((data?.['factory'] ?? {}) as Record<string, unknown>);
    // A service that does not know the bearer yet refuses, or leaves the factory out without a word.
    const leftOut = errors.length === 0 && (parts.length === 0 || parts.some((part) => part === null));
    if (!leftOut && !errors.some((error) => NOT_YET.includes(error.extensions?.code ?? ''))) return;
    if (Date.now() > until) throw new GraphError('the appointment was made but is not in force after 10 s');
    await pause(100);
  }
}

async function appoint(
  graphUrl: string,
  issuer: Issuer,
  subject: string,
  request: ViewerRequest,
): Promise<void> {
  const admin = await issuer.sign(claimsFor({ role: 'hq-admin' }));
  const factoryCode = isGroupRole(request.role) ? null : request.factory?.toUpperCase();
  const input = { subject, role: request.role, factoryCode, reason: 'demo viewer of the development issuer' };
  const until = Date.now() + IN_FORCE_WITHIN_MS;
  for (;;) {
    const { data, errors } = await ask(graphUrl, admin, APPOINT, { input });
    const result = data?.['makeAppointment'] as { __typename: string; message?: string } | undefined;
    if (result?.__typename === 'MakeAppointmentSuccess') return;
    if (result) throw new GraphError(result.message ?? result.__typename);
    // Party may be starting, or follow a factory that was registered a moment ago.
    if (Date.now() > until) throw new GraphError(errors?.[0]?.message ?? 'the graph gave no answer');
    await pause(200);
  }
}

/**
 * Makes a token and, where the role needs one and the system runs, the appointment without which the token opens nothing
 * (access is the token ∩ open appointments). Waits until it is in force in every service.
 * Throws ViewerRequestError for a bad request, and an Error when the graph refuses the appointment.
 */
export async function issueToken(
  request: ViewerRequest,
  issuer: Issuer,
  graphUrl: string | null,
): Promise<string> {
  const claims = claimsFor(request);
  const token = await issuer.sign(claims);
  const isBootstrapAdmin = claims.sub === 'dev:hq-admin';
  if (graphUrl && isAppointed(request.role) && !isBootstrapAdmin) {
    await appoint(graphUrl, issuer, claims.sub, request);
    if (request.factory) await waitUntilInForce(graphUrl, token, request.factory.toUpperCase());
  }
  return token;
}
