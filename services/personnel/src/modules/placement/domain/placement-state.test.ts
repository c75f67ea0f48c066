import {
  CHOICE_MACHINE,
  CHOICE_STATUSES,
  type ChoiceAct,
  isPlaced,
  isStanding,
  nextChoice,
  nextPlacement,
  PLACEMENT_MACHINE,
  PLACEMENT_STATUSES,
  type PlacementAct,
} from './placement-state.js';

const CHOICE_ACTS: ChoiceAct[] = ['CHOOSE', 'CONFIRM', 'LOCK', 'WITHDRAW'];
const PLACEMENT_ACTS: PlacementAct[] = ['SIGN', 'MAKE_EFFECTIVE', 'SETTLE', 'VOID', 'SUPERSEDE'];

describe('choice', () => {
  it('goes OFFERED → CHOSEN → CONFIRMED → LOCKED, may be withdrawn until locked, and nothing else', () => {
    const allowed = CHOICE_STATUSES.flatMap((from) =>
      CHOICE_ACTS.flatMap((act) => {
        const to = nextChoice(from, act);
        return to ? [`${from} ${act} ${to}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'OFFERED CHOOSE CHOSEN',
      'OFFERED WITHDRAW WITHDRAWN',
      'CHOSEN CHOOSE CHOSEN',
      'CHOSEN CONFIRM CONFIRMED',
      'CHOSEN WITHDRAW WITHDRAWN',
      'CONFIRMED LOCK LOCKED',
      'CONFIRMED WITHDRAW WITHDRAWN',
    ]);
  });

  it('never leaves LOCKED or WITHDRAWN', () => {
    expect(CHOICE_MACHINE.LOCKED).toEqual({});
    expect(CHOICE_MACHINE.WITHDRAWN).toEqual({});
  });
});

describe('placement', () => {
  it('goes DRAFT → SIGNED → EFFECTIVE → SETTLED, SIGNED → VOID, EFFECTIVE → SUPERSEDED, and nothing else', () => {
    const allowed = PLACEMENT_STATUSES.flatMap((from) =>
      PLACEMENT_ACTS.flatMap((act) => {
        const to = nextPlacement(from, act);
        return to ? [`${from} ${act} ${to}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'DRAFT SIGN SIGNED',
      'SIGNED MAKE_EFFECTIVE EFFECTIVE',
      'SIGNED VOID VOID',
      'EFFECTIVE SETTLE SETTLED',
      'EFFECTIVE SUPERSEDE SUPERSEDED',
    ]);
    expect(PLACEMENT_MACHINE.SETTLED).toEqual({});
  });

  it('counts EFFECTIVE and SETTLED as placed (K1) and leaves out void and superseded ones', () => {
    expect(PLACEMENT_STATUSES.filter(isPlaced)).toEqual(['EFFECTIVE', 'SETTLED']);
    expect(PLACEMENT_STATUSES.filter(isStanding)).toEqual(['DRAFT', 'SIGNED', 'EFFECTIVE', 'SETTLED']);
  });
});
