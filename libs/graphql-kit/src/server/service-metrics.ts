import type { DeliveryReport, Queryable, RelayLag } from '@anzhi/outbox';
import type { RequestReport } from '@anzhi/service-kit';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationReport } from './report-operations.js';

/** What an operator watches: all labels are names of ours, never of a person, a factory or a client. */
export interface ServiceMetrics {
  readonly registry: Registry;
  onRequest(report: RequestReport): void;
  onOperation(report: OperationReport): void;
  onDelivery(report: DeliveryReport): void;
  /** Asks at each scrape; a database that is away leaves its gauges out instead of failing the scrape. */
  watch(outbox: { lag(): Promise<RelayLag> }, deadLetters: Queryable): void;
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const OPEN_DEAD_LETTERS = `SELECT s.state, count(d.state)::int AS count
  FROM unnest(ARRAY['TRYING', 'PARKED', 'RETRY']) AS s(state)
  LEFT JOIN dead_letter d ON d.state = s.state AND d.state IN ('TRYING', 'PARKED', 'RETRY') GROUP BY s.state`;

/** The metrics of one service's process, in seconds where they measure time. */
export function createServiceMetrics(service: string): ServiceMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram<L>({ name, help, labelNames: [...labelNames], buckets: BUCKETS, registers: [registry] });
  const requests = histogram('anzhi_http_request_seconds', 'HTTP requests by route and status', [
    'method',
    'route',
    'status',
  ]);
  const operations = histogram('anzhi_graphql_operation_seconds', 'Operations by kind and first root field', [
    'kind',
    'field',
    'outcome',
  ]);
  const deliveries = histogram('anzhi_event_delivery_seconds', 'Deliveries of events by how they ended', [
    'type',
    'outcome',
  ]);
  const roundTrips = new Counter({
    name: 'anzhi_graphql_round_trips_total',
    help: 'Statements that operations sent to the database, by first root field',
    labelNames: ['kind', 'field'],
    registers: [registry],
  });
  return {
    registry,
    onRequest: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    onOperation: ({ kind, field, failed, seconds, ...sent }) => {
      operations.observe({ kind, field, outcome: failed ? 'error' : 'ok' }, seconds);
      roundTrips.inc({ kind, field }, sent.roundTrips);
    },
    onDelivery: ({ type, outcome, milliseconds }) =>
      deliveries.observe({ type: type ?? 'unreadable', outcome }, milliseconds / 1_000),
    watch: (outbox, deadLetters) => watch(registry, outbox, deadLetters),
  };
}

function watch(registry: Registry, outbox: { lag(): Promise<RelayLag> }, deadLetters: Queryable): void {
  const oldest = new Gauge({
    name: 'anzhi_outbox_oldest_seconds',
    help: 'Age of the oldest event that is not published yet; 0 when none waits',
    registers: [registry],
  });
  new Gauge({
    name: 'anzhi_outbox_waiting',
    help: 'Events that are not published yet',
    registers: [registry],
    async collect() {
      const lag = await outbox.lag().catch(() => null);
      this.remove();
      oldest.remove();
      if (!lag) return;
      this.set(lag.waiting);
      oldest.set(lag.oldestSeconds);
    },
  });
  new Gauge({
    name: 'anzhi_dead_letters',
    help: 'Events that are tried again, parked for an operator, or about to be retried',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await deadLetters
        .query<{ state: string; count: number }>(OPEN_DEAD_LETTERS)
        .catch(() => []);
      this.reset();
      for (const { state, count } of rows) this.set({ state }, count);
    },
  });
}
