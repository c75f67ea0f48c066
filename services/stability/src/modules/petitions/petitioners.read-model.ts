import type { RequestContext } from '@anzhi/graphql-kit';
import { scopeOfFactory } from '@anzhi/service-kit';
import { isInChain } from './act.js';
import type { RevealPetitionersSuccess } from './chain.results.js';
import { findPetition } from './petition.store.js';
import type { Petitioner } from './petition.type.js';
import { readPetitioners } from './petitioners.store.js';

/** Names to the handler chain, with an audit row in the transaction that decrypts them; nobody else, and none, otherwise. */
export function showPetitioners(
  context: RequestContext,
  { petition, reason }: RevealPetitionersSuccess,
): Promise<Petitioner[]> {
  const { factoryId, key, id } = petition;
  return context.database.write(context.viewer, scopeOfFactory(factoryId), async (tx) => {
    const row = await findPetition(tx, factoryId, key);
    if (!row || !isInChain(row, tx.viewer.subject)) return [];
    tx.audit({
      factoryId,
      action: 'readPetitioners',
      entity: 'Petition',
      entityId: id,
      legalBasis: '个人信息保护法第六、五十一条;信访工作条例第四十六条',
      after: { reason },
    });
    return readPetitioners(tx, factoryId, key);
  });
}
