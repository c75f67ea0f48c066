import { z } from 'zod';
import { ENTITLEMENT_KINDS } from '../../rules/domain/entitlement.js';
import { PLACEMENT_CASES } from '../../rules/domain/placement-cases.js';
import { CHANNEL_NEEDS } from '../../rules/domain/reasons.js';

const clauseSchema = z.object({
  cases: z.array(z.enum(PLACEMENT_CASES)).min(1),
  needs: z.array(z.enum(CHANNEL_NEEDS)),
});

/** A channel of a plan: data that the workers' congress passed, not code. Open where any clause holds. */
export const channelSchema = z.object({
  code: z.string().regex(/^[A-Z0-9-]{2,12}$/),
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  eligibilityRule: z.object({ anyOf: z.array(clauseSchema).min(1) }),
  /** What the channel brings; the person's own entitlements are calculated apart. */
  benefits: z.array(z.enum([...ENTITLEMENT_KINDS, 'PENSION', 'NEW_CONTRACT', 'COMMUNITY_MANAGEMENT'])),
  /** What choosing it settles; null where it settles nothing about money. */
  settles: z.enum(['FEE', 'COMPENSATION', 'INTERNAL_RETIREMENT', 'CARRIED_OVER']).nullable(),
});
export type Channel = z.infer<typeof channelSchema>;

/** The channels of a plan: three to six, codes unique (§2.1.4). */
export const channelsSchema = z
  .array(channelSchema)
  .min(3)
  .max(6)
  .refine(
    (channels) => new Set(channels.map(({ code }) => code)).size === channels.length,
    'codes must differ',
  );
