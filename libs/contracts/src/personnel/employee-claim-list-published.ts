import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, id, yuan } from '../values.js';
import { itemCode } from '../vocabulary.js';

/** The list of employees' claims (职工债权清单) was published (企业破产法 art. 48). */
export const EmployeeClaimListPublished = defineEvent({
  publisher: 'personnel',
  aggregate: 'employee-claim-list',
  fact: 'published',
  version: 1,
  name: 'EmployeeClaimListPublished',
  description: "The list of employees' claims (职工债权清单) was published (企业破产法 art. 48).",
  payload: z.object({
    listId: id,
    publishedOn: civilDate,
    totals: z.array(z.object({ kind: itemCode, people: count, amount: yuan })),
  }),
});
