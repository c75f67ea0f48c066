export type AdvanceClockDecision = { kind: 'ADVANCE' } | { kind: 'CLOCK_IS_REAL' } | { kind: 'MOVES_BACK' };

/** Whether a factory's clock may be set to `toMs` (milliseconds since the epoch): simulated, and never backwards. */
export function decideAdvance(
  clock: { mode: 'REAL' | 'SIMULATED'; atMs: number | null },
  toMs: number,
): AdvanceClockDecision {
  if (clock.mode === 'REAL' || clock.atMs === null) return { kind: 'CLOCK_IS_REAL' };
  return toMs < clock.atMs ? { kind: 'MOVES_BACK' } : { kind: 'ADVANCE' };
}
