import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** The court declared the factory bankrupt (宣告破产); the roster is frozen as of that day. */
export const BankruptcyDeclared = defineEvent({
  publisher: 'assets',
  aggregate: 'closure-project',
  fact: 'bankruptcy-declared',
  version: 1,
  name: 'BankruptcyDeclared',
  description: 'The court declared the factory bankrupt (宣告破产); the roster is frozen as of that day.',
  payload: z.object({
    closureProjectId: id,
    declaredOn: civilDate,
    acceptedOn: civilDate,
    regime: z.enum(['POLICY', 'STATUTORY']),
    court: z.string().min(1),
    caseNo: z.string().min(1),
  }),
});
