import type { Viewer } from '../client.js';
import { inParallel, inParts } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';
import { people } from './people.js';
import { rollCall } from './roll.js';

/** People who come to the counter themselves; the others choose before a witness, list by list. */
const AT_THE_COUNTER = 12;

const CHOICES_AT_ONCE = 200;
const PEOPLE_AT_ONCE = 500;

interface Placed {
  readonly employeeNo: string;
  readonly serial: number;
  readonly placementChoice: { readonly status: string } | null;
  readonly placement: { readonly status: string; readonly channel: { readonly code: string } } | null;
}

interface Optioned extends Placed {
  readonly placementOptions: readonly {
    readonly open: boolean;
    readonly channel: { readonly code: string };
  }[];
}

const STANDING = 'employeeNo serial placementChoice { status } placement { status channel { code } }';

/** Those in service who can be placed: all but the four whose money is not collected. */
async function inService<T extends Placed>(stage: Stage, select: string): Promise<T[]> {
  const kept = new Set(people().uncollected.map(({ employeeNo }) => employeeNo));
  const found = await rollCall<T>(stage, select, 'ACTIVE_ON_POST');
  return found.filter(({ employeeNo }) => !kept.has(employeeNo));
}

/** The channel that a person takes: early retirement where it is open, else work of one's own or in the new company. */
export function channelFor(open: readonly string[], serial: number): string {
  const has = (code: string) => open.includes(code);
  if (has('CH3') && (serial % 2 === 0 || !has('CH1'))) return 'CH3';
  if (has('CH1') && has('CH2')) return serial % 7 < 4 ? 'CH1' : 'CH2';
  const only = ['CH4', 'CH1', 'CH2', 'CH3'].find(has);
  if (!only) throw new Error(`no channel of the plan is open to number ${serial} of the roster`);
  return only;
}

const optionsOf = ({ placementOptions }: Optioned): string[] =>
  placementOptions.flatMap(({ open, channel }) => (open ? [channel.code] : []));

const undecided = ({ placementChoice, placement }: Placed) => placementChoice === null && placement === null;

interface Wish {
  readonly employeeNo: string;
  readonly channelCode: string;
}

/** What each of those who have not chosen takes; those who have are asked for nothing. */
async function wishes(stage: Stage): Promise<Wish[]> {
  if (!(await inService<Placed>(stage, STANDING)).some(undecided)) return [];
  const everybody = await inService<Optioned>(
    stage,
    `${STANDING} placementOptions { open channel { code } }`,
  );
  return everybody.filter(undecided).map((person) => ({
    employeeNo: person.employeeNo,
    channelCode: channelFor(optionsOf(person), person.serial),
  }));
}

async function choose(stage: Stage): Promise<void> {
  const waiting = await wishes(stage);
  const own = waiting.slice(0, AT_THE_COUNTER);
  await inParallel(own, 4, ({ employeeNo, channelCode }) => {
    const self: Viewer = { role: 'employee', factory: FACTORY, employee: employeeNo };
    return stage.client.act(self, { field: 'choosePlacement', input: { factoryCode: FACTORY, channelCode } });
  });
  let done = own.length;
  for (const part of inParts(waiting.slice(AT_THE_COUNTER), CHOICES_AT_ONCE)) {
    const choices = part.map((wish) => ({ ...wish, witness: 'dev:factory-leader:gz-01', assisted: false }));
    await stage.client.act(CAST.placement, {
      field: 'choosePlacements',
      input: { factoryCode: FACTORY, choices },
    });
    done += part.length;
    stage.progress(done, waiting.length, 'choices');
  }
}

/** One act on everybody who stands where it begins, list by list. */
async function onAll(
  stage: Stage,
  field: string,
  inputType: string,
  waits: (one: Placed) => boolean,
  more = {},
): Promise<void> {
  const waiting = (await inService<Placed>(stage, STANDING)).filter(waits);
  for (const part of inParts(waiting, PEOPLE_AT_ONCE)) {
    const employeeNos = part.map(({ employeeNo }) => employeeNo);
    await stage.client.act(CAST.placement, {
      field,
      inputType,
      input: { factoryCode: FACTORY, employeeNos, ...more },
    });
  }
}

const SIGNED_ON = '2026-10-15';
const EFFECTIVE_ON = '2026-10-16';

const inEffect = ({ placement }: Placed) =>
  placement !== null && ['EFFECTIVE', 'SETTLED'].includes(placement.status);

/** Heads by channel, "CH1 515, CH2 387". */
function split(people: readonly Placed[]): string {
  const codes = people.flatMap(({ placement }) => placement?.channel.code ?? []);
  return [...new Set(codes)]
    .sort()
    .map((code) => `${code} ${codes.filter((one) => one === code).length}`)
    .join(', ');
}

export const placements: Step = {
  title: '选择、签约、生效 choices, agreements, placements in effect',
  play: async (stage) => {
    await turnTo(stage, '2026-10-14');
    const standing = await inService<Placed>(stage, STANDING);
    if (standing.every(inEffect)) return `${split(standing)}; in effect from ${EFFECTIVE_ON}`;
    await choose(stage);
    await onAll(
      stage,
      'confirmPlacements',
      'PlacementPeopleInput',
      ({ placementChoice }) => placementChoice?.status === 'CHOSEN',
    );
    await turnTo(stage, SIGNED_ON);
    await onAll(
      stage,
      'signAgreements',
      'SignAgreementsInput',
      ({ placement }) => placement?.status === 'DRAFT',
      {
        signedOn: SIGNED_ON,
        place: '职工安置大厅',
      },
    );
    await turnTo(stage, EFFECTIVE_ON);
    await onAll(
      stage,
      'makePlacementsEffective',
      'MakePlacementsEffectiveInput',
      ({ placement }) => placement?.status === 'SIGNED',
      { effectiveOn: EFFECTIVE_ON },
    );
    return `${split(await inService<Placed>(stage, STANDING))}; in effect from ${EFFECTIVE_ON}`;
  },
};
