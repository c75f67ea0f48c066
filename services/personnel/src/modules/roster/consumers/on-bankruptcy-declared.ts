import { BankruptcyDeclared } from '@anzhi/contracts';
import { localDate } from '@anzhi/domain';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { lockRoster } from '../roster-state.js';

/** Notes the day of the declaration and the regime: the roster may be frozen, and figures are as of that day. */
export const onBankruptcyDeclared = onEvent<Tx, typeof BankruptcyDeclared>(
  BankruptcyDeclared,
  async ({ factoryId, payload }, tx) => {
    await lockRoster(tx, factoryId);
    await tx.query(
      'UPDATE roster SET closure_project_id = $2, declared_on = $3, regime = $4, accepted_on = $5 WHERE factory_id = $1',
      [
        factoryId,
        payload.closureProjectId,
        localDate(payload.declaredOn),
        payload.regime,
        localDate(payload.acceptedOn),
      ],
    );
  },
);
