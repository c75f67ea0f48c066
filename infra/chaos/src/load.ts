import { parseIdentityKeys } from '@anzhi/service-kit';
import { createGraphClient, type GraphAnswer, type GraphClient } from '@anzhi/service-testing';
import { IDENTITY_KEYS } from './rig.js';

/** A mutation as a client sends it, again and again under the same key until it is answered. */
export interface Act {
  readonly key: string;
  readonly code: string;
  readonly document: string;
  readonly input: Record<string, unknown>;
}

/** An act that was acknowledged. */
export interface Acknowledged {
  readonly act: Act;
  readonly client: GraphClient;
  readonly answer: unknown;
}

export interface LoadReport {
  readonly acknowledged: readonly Acknowledged[];
  /** Why tries failed that were tried again: error codes of the graph, or `CONNECTION`. */
  readonly failures: readonly string[];
}

const REGISTER = `mutation ($input: RegisterFactoryInput!) { registerFactory(input: $input) { __typename
  ... on RegisterFactorySuccess { factory { id code } } } }`;
const ADVANCE = `mutation ($input: AdvanceFactoryClockInput!) { advanceFactoryClock(input: $input) { __typename
  ... on AdvanceFactoryClockSuccess { factory { id } } } }`;
const READ = `query ($code: String!) { factory(code: $code) { id name clock { now } } }`;

/** Milliseconds between two tries of a client. */
const PATIENCE = 50;

/** Clients at party, each with an identity and connections of its own. */
export function makeClients(url: string, subjects: readonly string[]): GraphClient[] {
  const keys = parseIdentityKeys(IDENTITY_KEYS);
  return subjects.map((sub) =>
    createGraphClient({
      url,
      keys,
      identity: { sub, roles: [{ role: 'hq-admin', factory: '_group' }] },
      ready: Promise.resolve(),
    }),
  );
}

/** What one client does: registers `rounds` factories and advances the clock of each; every act has its own key. */
function actsOf(name: string, rounds: number): Act[] {
  return Array.from({ length: rounds }, (_, round) => {
    const code = `${name}-${round}`;
    const site = { name: '赣江汽修厂', city: '赣州市', site: '红旗大道 1 号' };
    const register = { code, ...site, simulatedFrom: '2026-06-01T09:00:00+08:00' };
    const advance = { factoryCode: code, at: '2026-06-02T09:00:00+08:00' };
    return [
      { key: `register-${code}`, code, document: REGISTER, input: register },
      { key: `advance-${code}`, code, document: ADVANCE, input: advance },
    ];
  }).flat();
}

/**
 * All clients at once, each act by act with a query after each. `progress` is told the count of acknowledged acts after
 * each; it may start a fault. Ends when every act is acknowledged.
 */
export async function runLoad(
  clients: readonly GraphClient[],
  name: string,
  rounds: number,
  progress: (acknowledged: number) => void,
): Promise<LoadReport> {
  const acknowledged: Acknowledged[] = [];
  const failures: string[] = [];
  await Promise.all(
    clients.map(async (client, index) => {
      for (const act of actsOf(`${name}${index}`, rounds)) {
        const options = { idempotencyKey: act.key };
        const answer = await untilAnswered(client, act.document, { input: act.input }, failures, options);
        acknowledged.push({ act, client, answer });
        progress(acknowledged.length);
        await untilAnswered(client, READ, { code: act.code }, failures);
      }
    }),
  );
  return { acknowledged, failures };
}

/** Tries until there is data without errors; notes why a try failed. */
export async function untilAnswered(
  client: GraphClient,
  document: string,
  variables: object,
  failures: string[],
  options: { idempotencyKey?: string } = {},
): Promise<unknown> {
  for (;;) {
    const { data, errors }: GraphAnswer<unknown> = await client
      .raw<unknown>(document, variables, options)
      .catch(() => ({ data: null, errors: [{ message: '', extensions: { code: 'CONNECTION' } }] }));
    if (data && !errors) return data;
    failures.push(String(errors?.[0]?.extensions?.['code'] ?? 'NO ANSWER OF THE GRAPH'));
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  }
}
