import { z } from 'zod';
import { channelSchema, type Channel as RuleChannel } from '../channels/domain/channel.js';
import { defaultChannels } from '../channels/domain/default-channels.js';
import type { Channel as PlanChannel } from './approved-plan.js';
import type { PlanRegime } from './domain/plan-state.js';

/** A channel as the plan words it, with the rule by which it opens; null where the plan's rule cannot be read. */
export interface PlacementRule {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rule: RuleChannel | null;
}

const ruleText = z.object({
  anyOf: channelSchema.shape.eligibilityRule.shape.anyOf,
  settles: channelSchema.shape.settles.optional(),
});

/**
 * The channels of a plan with their rules: the rule written in the plan as JSON (`{"anyOf": [...], "settles": ...}`),
 * else the usual rule of the regime for that code (§2.1.4, §3.9).
 */
export function placementRules(plan: {
  readonly regime: PlanRegime | null;
  readonly channels: readonly PlanChannel[];
}): PlacementRule[] {
  const usual = new Map(
    defaultChannels(plan.regime ?? 'STATUTORY').map((channel) => [channel.code, channel]),
  );
  return plan.channels.map((channel) => ({
    code: channel.code,
    name: channel.name,
    nameEn: channel.nameEn,
    rule: ruleOf(channel, usual.get(channel.code)),
  }));
}

function ruleOf(channel: PlanChannel, usual: RuleChannel | undefined): RuleChannel | null {
  const written = ruleText.safeParse(parseJson(channel.eligibilityRule));
  if (!written.success) return usual ?? null;
  return {
    code: channel.code,
    name: { zh: channel.name, en: channel.nameEn },
    eligibilityRule: { anyOf: written.data.anyOf },
    benefits: usual?.benefits ?? [],
    settles: written.data.settles === undefined ? (usual?.settles ?? null) : written.data.settles,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
