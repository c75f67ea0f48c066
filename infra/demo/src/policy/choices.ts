import type { Stage, Step } from '../stage.js';
import { turnTo } from '../story/clock.js';
import { rollCall } from '../story/roll.js';
import { POLICY_CAST, POLICY_FACTORY, worker } from './cast.js';
import { OBJECTOR } from './roster.js';

/** How somebody in service stands on the way to a placement. */
interface Placed {
  readonly employeeNo: string;
  readonly serial: number;
  readonly category: string;
  readonly placementChoice: { readonly status: string; readonly channel: { readonly code: string } } | null;
  readonly placement: { readonly status: string; readonly channel: { readonly code: string } } | null;
  readonly placementOptions: readonly {
    readonly open: boolean;
    readonly channel: { readonly code: string };
  }[];
}

const STANDING = `employeeNo serial category placementChoice { status channel { code } }
  placement { status channel { code } } placementOptions { open channel { code } }`;

async function inService(stage: Stage): Promise<readonly Placed[]> {
  const everybody = await rollCall<Placed>(stage, STANDING);
  return everybody.filter(({ category }) => category === 'ACTIVE_ON_POST');
}

/** One in five of those with the choice takes compensation, the others the fee; early retirement where that is open. */
function channelFor({ placementOptions, serial }: Placed): string {
  const open = placementOptions.filter((option) => option.open).map(({ channel }) => channel.code);
  const wanted = ['CH3', ...(serial % 5 === 0 ? ['CH1-COMP', 'CH1-FEE'] : ['CH1-FEE', 'CH1-COMP']), 'CH4'];
  const found = wanted.find((code) => open.includes(code));
  if (!found) throw new Error(`no channel is open to number ${serial} of the roster of ${POLICY_FACTORY}`);
  return found;
}

/** Choices come before the first posting, so that what is posted is what each one chose. */
export const choices: Step = {
  title: '职工选择安置费或补偿金 fee or compensation chosen',
  play: async (stage) => {
    await turnTo(stage, '2005-07-04');
    const waiting = (await inService(stage)).filter(
      ({ placementChoice, placement }) => !placementChoice && !placement,
    );
    if (waiting.length > 0) {
      await stage.client.act(POLICY_CAST.placement, {
        field: 'choosePlacements',
        input: {
          factoryCode: POLICY_FACTORY,
          choices: waiting.map((person) => ({
            employeeNo: person.employeeNo,
            channelCode: channelFor(person),
            witness: 'dev:factory-leader:gz-02',
            assisted: false,
          })),
        },
      });
    }
    return split(await inService(stage));
  },
};

/** The objector was found to have joined before 1986-10-01, and takes the fee that was closed before. */
export async function chooseFeeAfterObjection(stage: Stage): Promise<void> {
  const person = (await inService(stage)).find(({ employeeNo }) => employeeNo === OBJECTOR);
  if (person?.placement || person?.placementChoice?.channel.code === 'CH1-FEE') return;
  await stage.client.act(worker(OBJECTOR), {
    field: 'choosePlacement',
    input: { factoryCode: POLICY_FACTORY, channelCode: 'CH1-FEE' },
  });
}

/** Heads by channel, "CH1-FEE 18, CH3 2". */
function split(people: readonly Placed[]): string {
  const codes = people.map(({ placement, placementChoice }) =>
    String((placement ?? placementChoice)?.channel.code),
  );
  return [...new Set(codes)]
    .sort()
    .map((code) => `${code} ${codes.filter((one) => one === code).length}`)
    .join(', ');
}

interface Move {
  readonly field: string;
  readonly inputType: string;
  readonly more: Readonly<Record<string, string>>;
  readonly waits: (one: Placed) => boolean;
}

/** One act on everybody who stands where it begins. */
async function onAll(stage: Stage, { field, inputType, more, waits }: Move): Promise<void> {
  const employeeNos = (await inService(stage)).filter(waits).map(({ employeeNo }) => employeeNo);
  if (employeeNos.length === 0) return;
  const input = { factoryCode: POLICY_FACTORY, employeeNos, ...more };
  await stage.client.act(POLICY_CAST.placement, { field, inputType, input });
}

const SIGNED_ON = '2005-08-15';
const EFFECTIVE_ON = '2005-08-16';

export const placements: Step = {
  title: '签约、生效 agreements signed, placements in effect',
  play: async (stage) => {
    await turnTo(stage, SIGNED_ON);
    await onAll(stage, {
      field: 'confirmPlacements',
      inputType: 'PlacementPeopleInput',
      more: {},
      waits: ({ placementChoice }) => placementChoice?.status === 'CHOSEN',
    });
    await onAll(stage, {
      field: 'signAgreements',
      inputType: 'SignAgreementsInput',
      more: { signedOn: SIGNED_ON, place: '职工安置大厅' },
      waits: ({ placement }) => placement?.status === 'DRAFT',
    });
    await turnTo(stage, EFFECTIVE_ON);
    await onAll(stage, {
      field: 'makePlacementsEffective',
      inputType: 'MakePlacementsEffectiveInput',
      more: { effectiveOn: EFFECTIVE_ON },
      waits: ({ placement }) => placement?.status === 'SIGNED',
    });
    return `${split(await inService(stage))}; in effect from ${EFFECTIVE_ON}`;
  },
};
