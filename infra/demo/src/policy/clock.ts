import type { Stage } from '../stage.js';
import * as clock from '../story/clock.js';
import { POLICY_FACTORY } from './cast.js';

/** Waits until every service holds the factory at that time or later. */
export function waitUntilHeld(stage: Stage, at: string): Promise<void> {
  return clock.waitUntilHeld(stage, at, POLICY_FACTORY);
}

/** Moves the clock to nine in the morning of a day; a day gone by stays so. */
export function turnTo(stage: Stage, day: string): Promise<void> {
  return clock.turnTo(stage, day, POLICY_FACTORY);
}
