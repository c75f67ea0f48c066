import type { GraphClient, Viewer } from './client.js';

/** The factory of the demo. */
export const FACTORY = 'GZ-01';

const at = (role: string, as?: string): Viewer => ({ role, factory: FACTORY, ...(as ? { as } : {}) });

/** The people who close the factory; each has a token of their own. */
export const CAST = {
  headquarters: { role: 'hq-admin' },
  leader: at('factory-leader'),
  placement: at('placement-officer'),
  /** Two approvers are two people (decision 12). */
  approver: at('finance-approver'),
  secondApprover: at('finance-approver', 'second-approver'),
  assets: at('assets-officer'),
  petitions: at('petitions-officer'),
  administrator: at('administrator'),
} as const satisfies Record<string, Viewer>;

/** A factory of the demo and those who close it. */
export interface Site {
  readonly code: string;
  readonly cast: Readonly<
    Record<'headquarters' | 'leader' | 'placement' | 'approver' | 'secondApprover' | 'assets', Viewer>
  >;
}

export const SITE: Site = { code: FACTORY, cast: CAST };

/** What a step of the story works with. */
export interface Stage {
  readonly client: GraphClient;
  /** Where it plays. */
  readonly site: Site;
  /** Says how far the step has come. */
  progress(done: number, total: number, what: string): void;
}

/** One step of the closure. It looks before it acts: played again, it changes nothing. */
export interface Step {
  readonly title: string;
  play(stage: Stage): Promise<string>;
}
