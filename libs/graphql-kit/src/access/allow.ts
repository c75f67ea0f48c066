import { ROLES, type Role, SELF_ROLES } from '@anzhi/service-kit';
import { Extensions } from 'type-graphql';

/** Who may reach a field or type: named roles, every signed-in viewer, or whoever reached its parent. */
export type Rule = readonly Role[] | 'signed-in' | 'inherit';

/** Everybody who works on the closure: all roles but those that one holds of oneself. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => !SELF_ROLES.includes(role));

/** Root fields, and fields with a stricter rule than their type: the roles that may reach them. */
export const Allow = (...roles: readonly Role[]) => Extensions({ allow: roles satisfies Rule });

/** Every viewer with a valid identity. */
export const SignedIn = () => Extensions({ allow: 'signed-in' satisfies Rule });

/** On an object type: whoever reached the parent may read its fields, unless a field says otherwise. */
export const Inherit = () => Extensions({ allow: 'inherit' satisfies Rule });
