import { holdsRole, holdsRoleAnywhere, type Viewer } from '@anzhi/service-kit';
import type { Rule } from './allow.js';
import { accessFeedStale, forbidden, unauthenticated } from './errors.js';

/** @throws GraphQLError UNAUTHENTICATED, FORBIDDEN or RETRYABLE (stale feed) */
export function requireRule(viewer: Viewer, rule: Rule, factoryId: string | null): void {
  if (rule === 'inherit') return;
  if (viewer.subject === 'anonymous') throw unauthenticated();
  if (rule === 'signed-in') return;
  const holds = factoryId ? holdsRole(viewer, rule, factoryId) : holdsRoleAnywhere(viewer, rule);
  if (holds) return;
  throw viewer.accessFeedStale ? accessFeedStale() : forbidden();
}
