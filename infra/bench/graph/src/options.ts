import { parseArgs } from 'node:util';
import { VARIANTS, type Variant } from './variants.js';
import { type IdentityMode, MODES, WORKLOADS, type Workload } from './workloads.js';

/** What was asked for. */
export interface Options {
  readonly quick: boolean;
  readonly workloads: readonly Workload[];
  readonly variants: readonly Variant[];
  readonly modes: readonly IdentityMode[];
  readonly rounds: number;
  readonly connections: number;
  readonly rampTo: number;
  readonly scale: number;
  /** The HTTP front beside bare node:http. */
  readonly front: boolean;
  readonly soak: { readonly requests: number; readonly operations: number } | null;
  readonly write: boolean;
}

/** An option that cannot be followed; the message says which and why. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

const QUICK = { rounds: '1', connections: '10', ramp: '20', scale: '0.02' };
/** One workload of each kind of stub. */
const QUICK_WORKLOADS: readonly string[] = ['summary', 'store'];

/** How to call the bench. */
export const USAGE = `usage: npm run bench:graph -- [options]
  --quick              one round of few requests of ${QUICK_WORKLOADS.join(' and ')}, to see that it works
  --only a,b           workloads (${WORKLOADS.map(({ name }) => name).join(', ')}) and variants (${VARIANTS.join(', ')})
  --front              the HTTP front beside bare node:http, and nothing else; a whole run has it too
  --identity a,b       off, one (a person), fresh (a new token with each request), on (the last two); default on
  --rounds 5 --connections 50 --ramp 500 --scale 1
  --soak               the soak beside; --soak-only nothing else; --requests 1000000 --operations 100000
  --write              writes docs/GRAPH-BENCHMARK.md and its chart: what was measured takes the place of the same parts of before;
                       of --soak-only docs/GRAPH-SOAK.md`;

function given(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      identity: { type: 'string' },
      rounds: { type: 'string' },
      connections: { type: 'string' },
      ramp: { type: 'string' },
      scale: { type: 'string' },
      front: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      'soak-only': { type: 'boolean', default: false },
      requests: { type: 'string', default: '1000000' },
      operations: { type: 'string', default: '100000' },
      write: { type: 'boolean', default: false },
    },
  });
  return values;
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most))
    throw new OptionError(`--${name} is ${least} to ${most}, not ${text}`);
  return value;
}

function chosen(
  only: string,
  quick: boolean,
): { workloads: readonly Workload[]; variants: readonly Variant[] } {
  const names = only.split(',').filter((name) => name !== '');
  const workloads = WORKLOADS.filter(({ name }) => names.includes(name));
  const variants = VARIANTS.filter((name) => names.includes(name));
  const strange = names.filter(
    (name) => !workloads.some((one) => one.name === name) && !variants.some((one) => one === name),
  );
  if (strange.length > 0) throw new OptionError(`--only: there is no ${strange.join(', ')}`);
  return {
    workloads:
      workloads.length > 0
        ? workloads
        : WORKLOADS.filter(({ name }) => !quick || QUICK_WORKLOADS.includes(name)),
    // One round of few requests says nothing of the noise.
    variants: variants.length > 0 ? variants : VARIANTS.filter((name) => !quick || name !== 'again'),
  };
}

function modesOf(text: string): readonly IdentityMode[] {
  const names = text.split(',').flatMap((name) => (name === 'on' ? ['one', 'fresh'] : [name]));
  const strange = names.filter((name) => !MODES.some((mode) => mode === name));
  if (strange.length > 0) throw new OptionError(`--identity: there is no ${strange.join(', ')}`);
  return MODES.filter((mode) => names.includes(mode));
}

/** @throws OptionError, and TypeError for an option that there is not. */
export function readOptions(args: readonly string[]): Options {
  const values = given(args);
  const { quick, only, write } = values;
  const alone = values.front || values['soak-only'];
  const fallback = quick ? QUICK : { rounds: '5', connections: '50', ramp: '500', scale: '1' };
  const soak = values.soak || values['soak-only'];
  const { workloads, variants } = chosen(only, quick);
  if (write && (quick || variants.length < VARIANTS.length || values.soak))
    throw new OptionError('--write is for all variants, and not with --quick or --soak');
  return {
    quick,
    workloads: alone ? [] : workloads,
    variants,
    modes: modesOf(values.identity ?? (quick ? 'one' : 'on')),
    rounds: within('rounds', values.rounds ?? fallback.rounds, 1, 100),
    connections: within('connections', values.connections ?? fallback.connections, 1, 1_000),
    rampTo: within('ramp', values.ramp ?? fallback.ramp, 1, 5_000),
    scale: within('scale', values.scale ?? fallback.scale, 0.001, 100),
    front: values.front || (!quick && only === '' && !alone),
    soak: soak
      ? {
          requests: within('requests', values.requests, 20, 100_000_000),
          operations: within('operations', values.operations, 1, 10_000_000),
        }
      : null,
    write,
  };
}
