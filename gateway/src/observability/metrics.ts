import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the gateway counts; labels are closed sets, never ids. */
export interface GatewayMetrics {
  readonly registry: Registry;
  readonly requests: Counter<'route' | 'status'>;
  readonly requestSeconds: Histogram<'route'>;
  readonly inFlight: Gauge<'route'>;
  readonly subgraphRequests: Counter<'service' | 'outcome'>;
  readonly subgraphSeconds: Histogram<'service'>;
  readonly sharedFetches: Counter<'service'>;
  readonly breakerOpen: Gauge<'service'>;
  readonly supergraphUpdates: Counter<'outcome'>;
  readonly tokens: Counter<'outcome'>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Makes a registry of its own, so that several gateways can live in one test process. */
export function createMetrics(options: { readonly defaults: boolean }): GatewayMetrics {
  const registry = new Registry();
  if (options.defaults) collectDefaultMetrics({ register: registry });
  const on = { registers: [registry] };
  const name = (text: string) => `anzhi_gateway_${text}`;
  return {
    registry,
    requests: new Counter({
      name: name('requests_total'),
      help: 'HTTP requests answered',
      labelNames: ['route', 'status'],
      ...on,
    }),
    requestSeconds: new Histogram({
      name: name('request_seconds'),
      help: 'Time to answer',
      labelNames: ['route'],
      buckets: SECONDS,
      ...on,
    }),
    inFlight: new Gauge({
      name: name('in_flight'),
      help: 'Requests being worked on',
      labelNames: ['route'],
      ...on,
    }),
    subgraphRequests: new Counter({
      name: name('subgraph_requests_total'),
      help: 'Fetches from subgraphs by outcome',
      labelNames: ['service', 'outcome'],
      ...on,
    }),
    subgraphSeconds: new Histogram({
      name: name('subgraph_seconds'),
      help: 'Time of a fetch from a subgraph',
      labelNames: ['service'],
      buckets: SECONDS,
      ...on,
    }),
    sharedFetches: new Counter({
      name: name('shared_fetches_total'),
      help: 'Fetches answered by an identical one already in flight',
      labelNames: ['service'],
      ...on,
    }),
    breakerOpen: new Gauge({
      name: name('breaker_open'),
      help: '1 while calls to a subgraph fail fast',
      labelNames: ['service'],
      ...on,
    }),
    supergraphUpdates: new Counter({
      name: name('supergraph_updates_total'),
      help: 'Supergraphs read by outcome',
      labelNames: ['outcome'],
      ...on,
    }),
    tokens: new Counter({
      name: name('tokens_total'),
      help: 'Bearer tokens by outcome',
      labelNames: ['outcome'],
      ...on,
    }),
  };
}
