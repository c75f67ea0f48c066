import { join } from 'node:path';
import type { Publisher } from '@anzhi/contracts';
import { followedBy, type ServiceModule } from '@anzhi/graphql-kit';
import type { Followed } from '@anzhi/outbox';

/** What a service follows, from the manifests of its build. Throws when it is not built. */
export function followsOf(service: Publisher): readonly Followed[] {
  const manifest = join(__dirname, `../../../services/${service}/dist/modules/index.js`);
  const { modules } = require(manifest) as { modules: readonly ServiceModule[] };
  return followedBy({ modules, followsDirectory: service !== 'party' });
}
