import { parseIdentityKeys } from '@anzhi/service-kit';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { factoriesOf } from './board.data.js';
import { BOARD_SERVICES, type BoardService, boardSdl } from './board.schema.js';
import { STORE_RESOLVERS } from './store.data.js';
import { STORE_SDL, type StoreService } from './store.schema.js';
import { type Counts, serveStub } from './stub-server.js';

/** All stub subgraphs of one workload in one process, and the supergraph composed of them. */

const settings = JSON.parse(process.env['STUB_SETTINGS'] ?? '{}') as {
  readonly world: 'board' | 'store';
  readonly factories: number;
  readonly keep: number;
  readonly identityKeys: string;
};

type Row = Record<string, unknown>;
interface Part {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
}

function boardPart(name: BoardService): Part {
  const typeDefs = parse(boardSdl(name));
  let factories: Map<string, Row> | undefined;
  const known = (): Map<string, Row> => (factories ??= factoriesOf(schema, settings.factories));
  const resolvers = {
    ...(name === 'party' && {
      Query: {
        factories: (_: unknown, { first }: Row) => ({
          nodes: [...known().values()].slice(0, first as number),
          totalCount: known().size,
        }),
      },
    }),
    Factory: { __resolveReference: ({ id }: Row) => known().get(id as string) },
  };
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  return { name, typeDefs, schema };
}

function storePart(name: StoreService): Part {
  const typeDefs = parse(STORE_SDL[name]);
  return { name, typeDefs, schema: buildSubgraphSchema([{ typeDefs, resolvers: STORE_RESOLVERS[name] }]) };
}

async function main(): Promise<void> {
  const parts =
    settings.world === 'board'
      ? BOARD_SERVICES.map(boardPart)
      : (Object.keys(STORE_SDL) as StoreService[]).map(storePart);
  const counts: Counts = { calls: 0, unsigned: 0, verify: false };
  const keys = parseIdentityKeys(settings.identityKeys);
  const services = await Promise.all(
    parts.map(async ({ name, typeDefs, schema }) => ({
      name,
      typeDefs,
      url: await serveStub({ schema, keep: settings.keep, keys, counts }),
    })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl)
    throw new Error(`the stubs do not compose: ${errors?.map(({ message }) => message).join('; ')}`);
  process.on('message', (message: { counts?: { verify: boolean } }) => {
    if (!message.counts) return;
    process.send?.({ counts: { ...counts } });
    Object.assign(counts, { calls: 0, unsigned: 0, verify: message.counts.verify });
  });
  const urls = Object.fromEntries(services.map(({ name, url }) => [name, url]));
  process.send?.({ world: { supergraphSdl, urls } });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
