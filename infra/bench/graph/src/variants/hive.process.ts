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
    onFetch({ url, options, setOptions, context }) {
      if (!('caller' in context)) return;
      const signature = identity.sign(context.caller, new URL(url).pathname, String(options.body));
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
