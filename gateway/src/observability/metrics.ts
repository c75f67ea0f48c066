import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  Registry,
} from 'prom-client';

/** What the gateway counts; labels are closed sets, never ids. */
export interface GatewayMetrics {
  readonly registry: Registry;
  readonly requests: Counter<'route' | 'status'>;
  readonly requestSeconds: Histogram<'route'>;
  /** Asks at each scrape how many requests of the route are being worked on. */
  watchInFlight(route: string, count: () => number): void;
  readonly operations: Counter<'executor'>;
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
  const made = <L extends string>(name: string, help: string, ...labelNames: L[]) => ({
    name: `anzhi_gateway_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    registry,
    requests: new Counter(made('requests_total', 'HTTP requests answered', 'route', 'status')),
    requestSeconds: new Histogram({
      ...made('request_seconds', 'Time to answer', 'route'),
      buckets: SECONDS,
    }),
    watchInFlight: watchInFlight(made('in_flight', 'Requests being worked on', 'route')),
    operations: new Counter(
      made(
        'operations_total',
        'Operations by what executed them: compiled, or stock where that cannot',
        'executor',
      ),
    ),
    subgraphRequests: new Counter(
      made(
        'subgraph_requests_total',
        'Requests for subgraphs by outcome, those refused by the breaker too',
        'service',
        'outcome',
      ),
    ),
    subgraphSeconds: new Histogram({
      ...made('subgraph_seconds', 'Time of a fetch from a subgraph', 'service'),
      buckets: SECONDS,
    }),
    sharedFetches: new Counter(
      made('shared_fetches_total', 'Fetches answered by an identical one already in flight', 'service'),
    ),
    breakerOpen: new Gauge(made('breaker_open', '1 while calls to a subgraph fail fast', 'service')),
    supergraphUpdates: new Counter(
      made('supergraph_updates_total', 'Supergraphs read by outcome', 'outcome'),
    ),
    tokens: new Counter(made('tokens_total', 'Bearer tokens by outcome', 'outcome')),
  };
}

function watchInFlight(gauge: GaugeConfiguration<'route'>): GatewayMetrics['watchInFlight'] {
  const counts = new Map<string, () => number>();
  new Gauge({
    ...gauge,
    collect() {
      for (const [route, count] of counts) this.set({ route }, count());
    },
  });
  return (route, count) => void counts.set(route, count);
}
