import type { Publisher } from '@anzhi/contracts';
import type { EventHandler, Followed } from '@anzhi/outbox';
import { directoryConsumers, type Tx } from '@anzhi/service-kit';
import type { ServiceModule } from './service-module.js';

/** What decides which facts a service takes in. */
export interface Following {
  modules: readonly ServiceModule[];
  /** Party keeps its directory itself; the others follow its feed. */
  followsDirectory: boolean;
}

/** The handlers of a service's modules, and those of party's directory feed. */
export const handlersOf = (following: Following): EventHandler<Tx>[] => [
  ...following.modules.flatMap((module) => [...(module.consumers ?? [])]),
  ...(following.followsDirectory ? directoryConsumers : []),
];

/** The aggregates that a service's handlers react to, and those that its modules follow besides. */
export function followedBy(following: Following): Followed[] {
  const followed = new Map<string, Followed>();
  const add = (publisher: Publisher, aggregate: string): unknown =>
    followed.set(`${publisher}/${aggregate}`, { publisher, aggregate });
  for (const { contract } of handlersOf(following)) add(contract.publisher, contract.aggregate);
  for (const { follows } of following.modules) {
    for (const [publisher, aggregates] of Object.entries(follows ?? {})) {
      for (const aggregate of aggregates) add(publisher as Publisher, aggregate);
    }
  }
  return [...followed.values()];
}
