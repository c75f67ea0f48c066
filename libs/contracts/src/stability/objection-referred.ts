import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { itemCode, seriesKind } from '../vocabulary.js';

/** The petitioner's own posted row is referred as an objection (转办异议) under an opaque id; the petition stays behind. */
export const ObjectionReferred = defineEvent({
  publisher: 'stability',
  aggregate: 'referral',
  fact: 'objection-referred',
  version: 1,
  name: 'ObjectionReferred',
  description:
    "The petitioner's own posted row is referred as an objection (转办异议) under an opaque id; the petition stays behind.",
  payload: z.object({ referralId: id, employeeId: id, series: seriesKind, item: itemCode }),
});
