import { ANONYMOUS_SUBJECT, type GatewayIdentity } from '@anzhi/service-kit';
import type { JWTPayload } from 'jose';
import { z } from 'zod';

/** Who calls, without the request id that makes it a `GatewayIdentity`. */
export type Caller = Omit<GatewayIdentity, 'rid'>;

/** A caller without a token: subgraphs deny by default and let such a one do very little. */
export const ANONYMOUS: Caller = { sub: ANONYMOUS_SUBJECT, roles: [] };

/** More roles than this would not fit the header that carries them to the subgraphs. */
const MAX_ROLES = 64;

const name = z.string().min(1).max(64);

const claims = z.object({
  sub: z
    .string()
    .min(1)
    .max(128)
    .refine((sub) => sub !== ANONYMOUS_SUBJECT && !sub.startsWith('system:'), 'is reserved'),
  roles: z
    .array(z.object({ role: name, factory: name }))
    .max(MAX_ROLES)
    .default([]),
  employee: z.object({ factory: name, employeeNo: name }).optional(),
});

/**
 * Reads the claims of a verified token: `sub`, `roles: [{ role, factory }]` and `employee: { factory, employeeNo }`;
 * undefined where they are not fit. A subject that the house reserves for itself is refused whoever signed it.
 */
export function callerOf(payload: JWTPayload): Caller | undefined {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return undefined;
  const { sub, roles, employee } = parsed.data;
  return employee ? { sub, roles, employee } : { sub, roles };
}
