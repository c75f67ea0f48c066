import type { GraphClient } from '../client.js';
import { playStory } from '../play.js';
import type { Step } from '../stage.js';
import { POLICY_SITE } from './cast.js';
import { choices, placements } from './choices.js';
import { declaration } from './declaration.js';
import { figures } from './figures.js';
import { openness } from './openness.js';
import { funds, payments } from './payments.js';
import { plan } from './plan.js';
import { postings } from './postings.js';
import { policyScorecard } from './scorecard.js';

const policyStory: readonly Step[] = [
  declaration,
  figures,
  openness,
  plan,
  choices,
  postings,
  placements,
  funds,
  payments,
  policyScorecard,
];

/**
 * Plays the closure of the second factory under POLICY 政策性破产 (decision 16); played again, it changes nothing.
 * Throws an Error that names the step which failed.
 */
export function playPolicyFactory(client: GraphClient, say: (line: string) => void): Promise<void> {
  return playStory(client, POLICY_SITE, policyStory, say);
}
