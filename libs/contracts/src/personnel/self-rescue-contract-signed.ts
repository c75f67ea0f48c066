import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, yuan } from '../values.js';
import { peopleBatch } from '../vocabulary.js';

/** People were taken on for production self-rescue (生产自救劳动合同签订); their wages are a debt of common benefit. */
export const SelfRescueContractSigned = defineEvent({
  publisher: 'personnel',
  aggregate: 'self-rescue',
  fact: 'contract-signed',
  version: 1,
  name: 'SelfRescueContractSigned',
  description:
    'People were taken on for production self-rescue (生产自救劳动合同签订); their wages are a debt of common benefit.',
  payload: z.object({
    contractIds: peopleBatch,
    count,
    signedOn: civilDate,
    /** Wages of a month of all of them, for the accrual. */
    monthlyWages: yuan,
  }),
});
