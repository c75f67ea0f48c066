/** The start-up "three ones" 三个一 (seed S016): the first meeting, the first mobilization report, document No. 1. */
export const KICKOFF_ITEMS = ['FIRST_MEETING', 'MOBILIZATION_REPORT', 'DOCUMENT_NO_1'] as const;
export type KickoffItemKind = (typeof KICKOFF_ITEMS)[number];

/** The items still without evidence, in the order in which they are held. Empty: the closure may leave SETUP. */
export function missingKickoffItems(evidenced: readonly string[]): KickoffItemKind[] {
  return KICKOFF_ITEMS.filter((item) => !evidenced.includes(item));
}
