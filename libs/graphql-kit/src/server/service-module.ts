import type { EventHandler } from '@anzhi/outbox';
import type {
  Database,
  HttpRoute,
  IdentityKeys,
  Logger,
  Stoppable,
  Tx,
  Viewer,
  ViewerResolver,
} from '@anzhi/service-kit';
import type { ClassType } from 'type-graphql';
import type { EntitySchema } from 'typeorm';
import type { ReferenceResolver } from '../schema/build-subgraph.js';

/** What long-lived parts of a module may use. */
export interface ServiceTools {
  database: Database;
  logger: Logger;
  identityKeys: IdentityKeys;
  resolveViewer: ViewerResolver;
  /** Real time in milliseconds; law and policy ask `tx.clock` instead. */
  now: () => number;
  mode: 'development' | 'production';
}

/** Takes away from a viewer what their claims say and this service knows better. */
export type NarrowViewer = (viewer: Viewer, database: Database) => Promise<Viewer>;

/** What a module adds to its service; the manifest in its `index.ts`. */
export interface ServiceModule {
  resolvers?: readonly ClassType[];
  orphanedTypes?: readonly ClassType[];
  references?: Readonly<Record<string, ReferenceResolver>>;
  entities?: readonly (ClassType | EntitySchema)[];
  /** Reactions to facts of other services. */
  consumers?: readonly EventHandler<Tx>[];
  /** Aggregates whose facts are followed, by publisher; every fact of them advances the version. */
  follows?: Readonly<Record<string, readonly string[]>>;
  /** What a viewer's claims give that is not so here: an agent whom nobody recorded acts for nobody. */
  narrowViewer?: NarrowViewer;
  routes?: (tools: ServiceTools) => readonly HttpRoute[];
  jobs?: (tools: ServiceTools) => readonly Stoppable[];
}
