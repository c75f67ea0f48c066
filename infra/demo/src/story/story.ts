import { scorecard } from '../scorecard.js';
import type { Step } from '../stage.js';
import { community } from './community.js';
import { declaration } from './declaration.js';
import { registration } from './factory.js';
import { funds } from './funds.js';
import { hall } from './hall.js';
import { lists } from './lists.js';
import { openness } from './openness.js';
import { payments } from './payments.js';
import { petitionsAnswered, petitionsReceived } from './petitions.js';
import { placements } from './placements.js';
import { plan } from './plan.js';
import { explained, reopening } from './reopening.js';
import { roster } from './roster.js';
import { firstPosting, rounds } from './rounds.js';
import { rules } from './rules.js';
import { selfRescue } from './self-rescue.js';
import { uncollectedHandled, uncollectedRegistered } from './uncollected.js';
import { wall } from './wall.js';
import { whatIf } from './what-if.js';

/** The closure of the demo factory, in order. */
export const story: readonly Step[] = [
  registration,
  declaration,
  roster,
  rules,
  whatIf,
  openness,
  selfRescue,
  plan,
  firstPosting,
  wall,
  petitionsReceived,
  ...rounds,
  petitionsAnswered,
  reopening,
  explained,
  placements,
  hall,
  funds,
  uncollectedRegistered,
  payments,
  uncollectedHandled,
  lists,
  community,
  scorecard,
];
