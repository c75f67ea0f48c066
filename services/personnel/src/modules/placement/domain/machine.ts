/** A state machine as data: from each state, the acts that are possible and where they lead. */
export type Machine<State extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Act, State>>>>
>;

/** Where the act leads from the state, or null when the state does not allow it. */
export function step<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  state: State,
  act: Act,
): State | null {
  return machine[state][act] ?? null;
}

/** The states in which an act is possible, for messages that say what is missing. */
export function statesFor<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  act: Act,
): State[] {
  return (Object.keys(machine) as State[]).filter((state) => machine[state][act] !== undefined);
}
