import { z } from 'zod';
import { civilDate, count, id } from './values.js';

/** Phases of a closure project (关闭破产阶段), as in 2-model. */
export const closurePhase = z.enum([
  'PREPARING',
  'SETUP',
  'ACCEPTED',
  'DECLARED',
  'CLEARING',
  'DISTRIBUTING',
  'TERMINATED',
  'DEREGISTERED',
  'DISMISSED',
  'ENDED_EARLY',
  'REORGANIZATION',
  'COMPROMISE',
]);

/** Category of a person on the roster, as a code (ACTIVE_ON_POST, RETIRED, …). Open: personnel may add one without a new version. */
export const employeeCategory = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/);

/** Who pays (资金来源): ESTATE, INJURY_FUND, PENSION_FUND, SPECIAL_SUBSIDY, GROUP. */
export const fundSource = z.enum(['ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP']);

/** Kind of a posting series (公示系列). */
export const seriesKind = z.enum(['FACTS', 'BACK_PAY', 'PLACEMENT_RESULT']);

/** Code of a posted column, an entitlement or a purpose of payment (项目代码). */
export const itemCode = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/);

/** Figures of a vote of the workers' congress (职工代表大会表决). */
export const voteFigures = {
  representatives: count,
  yes: count,
  no: count,
  abstain: count,
  invalid: count,
  unanimous: z.boolean(),
  votedOn: civilDate,
};

/** The four things that an employee is to understand (四了解): why, by which policy, which channels, their own choice. */
export const understandingItem = z.enum(['REASONS', 'POLICY', 'CHANNELS', 'OWN_CHOICE']);

/** People of one fact, by opaque id: at most 500 in one event (ADR 4). */
export const peopleBatch = z.array(id).min(1).max(500);
