import { type Route, sendJson } from './exchange.js';

/** `GET /health/live`, `/health/ready` and `/metrics`. @param ready named conditions, all of which must hold. */
export function healthRoutes(
  ready: () => Readonly<Record<string, boolean>>,
  metrics: { readonly contentType: string; readonly text: () => Promise<string> },
): readonly Route[] {
  const route = (path: string, handle: Route['handle']): Route => ({
    name: 'health',
    methods: ['GET'],
    matches: (asked) => asked === path,
    handle,
  });
  return [
    route('/health/live', async (exchange) => sendJson(exchange, 200, { live: true })),
    route('/health/ready', async (exchange) => {
      const checks = ready();
      const all = Object.values(checks).every(Boolean);
      sendJson(exchange, all ? 200 : 503, { ready: all, checks });
    }),
    route('/metrics', async ({ response, headers }) => {
      const text = await metrics.text();
      response.writeHead(200, { ...headers, 'content-type': metrics.contentType });
      response.end(text);
    }),
  ];
}
