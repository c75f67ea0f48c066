import { type LocalDate, opaqueId } from '@anzhi/domain';
import { isOverdue } from './domain/petition-clocks.js';
import type { PetitionRow } from './petition.store.js';
import { Petition, PetitionClocks } from './petition.type.js';

/** What people quote, "XF-2026-0001": the year of registration and its number without gaps. */
export function petitionNumber({ year, seq }: { year: number; seq: number }): string {
  return `XF-${year}-${String(seq).padStart(4, '0')}`;
}

/** Reads {@link petitionNumber}; null when the text is none. */
export function parsePetitionNumber(text: string): { year: number; seq: number } | null {
  const [, year, seq] = /^XF-(\d{4})-(\d{4,9})$/.exec(text) ?? [];
  return year && seq ? { year: Number.parseInt(year, 10), seq: Number.parseInt(seq, 10) } : null;
}

/** The case as the graph shows it, without its content: that is resolved apart, for the handler chain only. */
export function toPetition(row: PetitionRow, today: LocalDate): Petition {
  const { noticeDue, noticedOn, transferObjectionDue, acceptedOn, finishDue, extendedDays, extendedDue } =
    row;
  const { repliedOn, servedOn, reviewRequestDue } = row;
  const clocks = Object.assign(new PetitionClocks(), {
    noticeDue,
    noticedOn,
    transferObjectionDue,
    acceptedOn,
    finishDue,
    extendedDays,
    extendedDue,
    repliedOn,
    servedOn,
    reviewRequestDue,
    overdue: isOverdue(row, today),
  });
  return Object.assign(new Petition(), {
    id: opaqueId('petition', row.factoryId, row.key),
    factoryId: row.factoryId,
    key: row.key,
    number: petitionNumber(row),
    channel: row.channel,
    kind: row.kind,
    status: row.status,
    redirectRoute: row.redirectRoute,
    outcome: row.outcome,
    headcount: row.headcount,
    representatives: row.representatives,
    receivedOn: row.receivedOn,
    registeredOn: row.registeredOn,
    handler: row.handler,
    clocks,
  });
}
