import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';

/** A person is referred to the appraisal of labour capability (劳动能力鉴定) under an opaque id; petition and petitioner stay behind. */
export const AppraisalReferred = defineEvent({
  publisher: 'stability',
  aggregate: 'referral',
  fact: 'appraisal-referred',
  version: 1,
  name: 'AppraisalReferred',
  description:
    'A person is referred to the appraisal of labour capability (劳动能力鉴定) under an opaque id; petition and petitioner stay behind.',
  payload: z.object({
    referralId: id,
    employeeId: id,
    /** What the appraisal is for: retirement by illness (病退) or a work injury (工伤). */
    kind: z.enum(['SICK_RETIREMENT', 'WORK_INJURY']),
  }),
});
