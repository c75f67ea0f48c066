import { IDENTITY_HEADER } from '@anzhi/service-kit';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type Caller, createIdentity, type Identity } from './identity.js';
import { variantSettings } from './settings.js';

/** Stock @apollo/gateway in stock @apollo/server, as their documentation starts them. */

type Context = { caller?: Caller };

/** The stock data source and its HTTP client; what is sent is signed when its final text is known. */
class SigningDataSource extends RemoteGraphQLDataSource<Context> {
  constructor(url: string, identity: Identity) {
    super({ url });
    const { pathname } = new URL(url);
    const send = this.fetcher;
    this.fetcher = (address, init) => {
      const headers = { ...(init?.headers as Record<string, string>) };
      const caller = JSON.parse(headers[IDENTITY_HEADER] ?? '') as Caller;
      headers[IDENTITY_HEADER] = identity.sign(caller, pathname, String(init?.body));
      return send(address, { ...init, headers });
    };
  }

  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource<Context>['willSendRequest']>>[0]): void {
    request.http?.headers.set(IDENTITY_HEADER, JSON.stringify((context as Context).caller));
  }
}

async function main(): Promise<void> {
  const { port, supergraphSdl, identity: given } = variantSettings();
  const identity = given ? createIdentity(given) : null;
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) =>
      identity ? new SigningDataSource(url ?? '', identity) : new RemoteGraphQLDataSource({ url: url ?? '' }),
  });
  const server = new ApolloServer<Context>({ gateway, introspection: false });
  await startStandaloneServer(server, {
    listen: { port, host: '127.0.0.1' },
    context: async ({ req }) =>
      identity ? { caller: await identity.callerOf(req.headers.authorization) } : {},
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
