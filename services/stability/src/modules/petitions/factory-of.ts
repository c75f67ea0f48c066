import { parseOpaqueId } from '@anzhi/domain';

/** The factory that an act on a petition belongs to. @throws OpaqueIdError on a malformed id */
export function factoryOf({ petitionId }: { petitionId: string }): string {
  return parseOpaqueId('petition', petitionId).factoryId;
}
