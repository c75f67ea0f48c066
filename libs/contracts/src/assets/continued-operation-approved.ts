import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** The factory may go on working during the closure (继续营业): people may be taken on for production self-rescue. */
export const ContinuedOperationApproved = defineEvent({
  publisher: 'assets',
  aggregate: 'closure-project',
  fact: 'continued-operation-approved',
  version: 1,
  name: 'ContinuedOperationApproved',
  description:
    'The factory may go on working during the closure (继续营业): people may be taken on for production self-rescue.',
  payload: z.object({
    closureProjectId: id,
    approvedOn: civilDate,
    /** Before the first meeting of creditors the court permits (企业破产法 26), then the meeting decides (61(5)). */
    basis: z.enum(['COURT_PERMISSION', 'CREDITORS_MEETING']),
    documentNo: z.string().min(1),
  }),
});
