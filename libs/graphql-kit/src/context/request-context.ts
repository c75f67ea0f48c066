import {
  type Database,
  mutate,
  type ReadSession,
  type RoundTrips,
  type StoredResult,
  type Tx,
  type Viewer,
} from '@anzhi/service-kit';
import DataLoader from 'dataloader';
import { GraphQLError, type GraphQLResolveInfo, getNamedType } from 'graphql';
import type { Rule } from '../access/allow.js';
import { requireRule } from '../access/require-rule.js';
import { resultClassesOf } from '../schema/result.js';
import { UserError } from '../schema/user-error.js';
import { fromStored, toStored } from './stored-result.js';

export interface Act {
  /** The factory the act belongs to; `_group` for group-wide acts. */
  factoryId: string;
  input: unknown;
  /** True where money moves: a request without Idempotency-Key is refused. */
  keyRequired?: boolean;
}

/** What resolvers work with in one request. */
export class RequestContext {
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();

  /** What was sent to the database for it so far. */
  readonly roundTrips: RoundTrips = { sent: 0 };
  readonly database: Database;
  /** One lazily opened read transaction for the whole request, in the viewer's scope. */
  readonly reads: ReadSession;

  constructor(
    readonly viewer: Viewer,
    database: Database,
    private readonly idempotencyKey: string | null,
    /** Simulated clocks and other conveniences exist in development only. */
    readonly mode: 'development' | 'production',
  ) {
    this.database = database.countedBy(this.roundTrips);
    this.reads = this.database.openReadSession(viewer);
  }

  /** The request's loader of that name; `load` gets all keys of one tick and answers in their order. */
  loader<K, V>(
    name: string,
    load: (keys: readonly K[]) => Promise<readonly (V | Error)[]>,
  ): DataLoader<K, V> {
    const known = this.loaders.get(name);
    if (known) return known as unknown as DataLoader<K, V>;
    const made = new DataLoader<K, V>((keys) => load(keys) as Promise<ArrayLike<V | Error>>);
    this.loaders.set(name, made as unknown as DataLoader<unknown, unknown>);
    return made;
  }

  /** Refuses unless the viewer holds one of the field's roles at the factory. @throws GraphQLError */
  requireAt(info: GraphQLResolveInfo, factoryId: string): void {
    const rule = info.parentType.getFields()[info.fieldName]?.extensions['allow'] as Rule | undefined;
    requireRule(this.viewer, rule ?? [], factoryId);
  }

  /**
   * Runs a mutation's use case: role at the factory, idempotency key, one transaction, audit, events.
   * A returned UserError undoes what was written and is the answer.
   */
  async mutate<R extends object>(
    info: GraphQLResolveInfo,
    act: Act,
    work: (tx: Tx) => Promise<R>,
  ): Promise<R> {
    this.requireAt(info, act.factoryId);
    const alias = String(info.path.key);
    if (act.keyRequired && !this.idempotencyKey) {
      throw new GraphQLError(
        'Send an Idempotency-Key header: this act moves money (请提供 Idempotency-Key)',
        {
          extensions: { code: 'IDEMPOTENCY_KEY_REQUIRED' },
        },
      );
    }
    return mutate<R>(this.database, {
      viewer: this.viewer,
      factoryId: act.factoryId,
      operation: info.fieldName,
      request: this.idempotencyKey
        ? { key: `${this.idempotencyKey}:${alias}`, operation: info.fieldName, input: act.input }
        : null,
      isRefusal: (result) => result instanceof UserError,
      toStored: (result): StoredResult => toStored(result),
      fromStored: (stored): R =>
        fromStored(stored, resultClassesOf(getNamedType(info.returnType).name) as never),
      work,
    });
  }
}
