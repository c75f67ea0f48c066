import { createServer } from 'node:http';
import { IDENTITY_HEADER } from '@anzhi/service-kit';
import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { type Caller, createIdentity, type Identity } from './identity.js';
import { variantSettings } from './settings.js';

/**
 * Hive Gateway by its runtime package on node:http. With HIVE_PLANNER=rust the option `unifiedGraphHandler` of
 * @graphql-hive/router-runtime, as its documentation sets it; else its default planner in JavaScript.
 */

type Context = { caller: Caller };

function identityPlugin(identity: Identity): GatewayPlugin<Record<string, never>, Context> {
  return {
    async onContextBuilding({ context, extendContext }) {
      const { headers } = context as unknown as { headers: Record<string, string> };
      extendContext({ caller: await identity.callerOf(headers['authorization']) } as never);
    },
    // Put into the headers before its executor shares identical calls in flight: else one person would get what another asked for.
    onSubgraphExecute({ executionRequest }) {
      const { caller } = executionRequest.context as Context;
      const { extensions } = executionRequest;
      const headers = { ...extensions?.['headers'], [IDENTITY_HEADER]: JSON.stringify(caller) };
      executionRequest.extensions = { ...extensions, headers };
    },
    onFetch({ url, options, setOptions }) {
      const caller = options.headers?.[IDENTITY_HEADER];
      if (caller === undefined) return;
      const signature = identity.sign(
        JSON.parse(caller) as Caller,
        new URL(url).pathname,
        String(options.body),
      );
      setOptions({ ...options, headers: { ...options.headers, [IDENTITY_HEADER]: signature } });
    },
  };
}

const { port, supergraphSdl, identity } = variantSettings();
const plugin = identity ? identityPlugin(createIdentity(identity)) : null;
const gateway = createGatewayRuntime<Context>({
  supergraph: supergraphSdl,
  ...(process.env['HIVE_PLANNER'] === 'rust' && { unifiedGraphHandler }),
  plugins: () => (plugin ? [plugin] : []),
  logging: 'error',
  graphiql: false,
  landingPage: false,
});
createServer(gateway).listen(port, '127.0.0.1');
