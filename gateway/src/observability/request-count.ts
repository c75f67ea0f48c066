import type { GatewayMetrics } from './metrics.js';

/** Takes down one answered request of a route. */
export type RequestCount = (route: string, status: number, elapsedMs: number) => void;

interface Place {
  readonly requests: { inc(): void };
  readonly seconds: { observe(seconds: number): void };
}

/** Looks up the labels of a route and status once: prom-client does so with every call otherwise. */
export function requestCount({ requests, requestSeconds }: GatewayMetrics): RequestCount {
  const places = new Map<string, Place>();
  const placeOf = (route: string, status: number): Place => {
    const name = `${route} ${status}`;
    const known = places.get(name);
    if (known) return known;
    const place = {
      requests: requests.labels({ route, status: String(status) }),
      seconds: requestSeconds.labels({ route }),
    };
    places.set(name, place);
    return place;
  };
  return (route, status, elapsedMs) => {
    const place = placeOf(route, status);
    place.requests.inc();
    place.seconds.observe(elapsedMs / 1_000);
  };
}
