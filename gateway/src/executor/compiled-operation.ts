import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayCode } from '../errors/codes.js';
import { type Json, own } from '../json.js';
import type { RequestContext } from '../request-context.js';
import { laterTurn } from '../turns.js';
import type { Operation } from './operation.js';
import { compilePlan } from './plan/compile-plan.js';
import type { Conditions } from './plan/run.js';
import type { Planner } from './planner.js';
import { compileAnswer, type ShapeAnswer } from './shape/compile-answer.js';
import { faultsOfVariables } from './variables.js';

/** Settings of one operation's conditions that are kept compiled. */
const MOST_SETTINGS = 16;

/** What an operation came to. */
export interface Answer {
  /** Undefined where nothing was sent. */
  readonly data?: Json | null;
  readonly errors?: readonly GraphQLError[];
}

/** Counts what is executed: not what is refused before anything is sent. */
export interface Count {
  inc(): void;
}

/** An operation, planned and compiled. */
export interface CompiledOperation {
  execute(variables: Json, context: RequestContext): Promise<Answer>;
  /** Characters of its plan and of the code that it was compiled to until now. */
  weight(): number;
}

/**
 * Plans and compiles an operation; its answer is compiled once for each setting of its conditions.
 * @param grown hears that another setting has made it heavier.
 * @throws NotCompilable for what only the stock executor does, GraphQLError for what cannot be planned.
 */
export function compileOperation(
  operation: Operation,
  planner: Planner,
  count: Count,
  grown: () => void,
): CompiledOperation {
  const plan = planner.plan(operation);
  const step = compilePlan(plan, planner);
  const lengthOfPlan = JSON.stringify(plan).length;
  const answers = new Map<string, ShapeAnswer>();
  const answerFor = (conditions: Conditions): ShapeAnswer => {
    const setting = Object.values(conditions).join();
    const known = answers.get(setting);
    if (known) return known;
    const compiled = compileAnswer(operation, planner.schema, conditions);
    if (answers.size >= MOST_SETTINGS) answers.clear();
    answers.set(setting, compiled);
    grown();
    return compiled;
  };
  // Nobody shall wait for the one that is sure to be asked for.
  if (operation.conditions.size === 0) answerFor(NO_CONDITIONS);
  return {
    weight: () => [...answers.values()].reduce((sum, { length }) => sum + length, lengthOfPlan),
    async execute(variables, context) {
      const { conditions, errors } = conditionsOf(operation, planner.schema, variables);
      if (!conditions) return { errors };
      count.inc();
      const answer = answerFor(conditions);
      const run = {
        variables,
        conditions,
        context,
        root: {},
        errors: [],
        gathered: new Map(),
        entities: new Map(),
      };
      await step(run);
      const later = laterTurn();
      if (later) await later;
      return answer.of(run);
    },
  };
}

type Checked =
  | { readonly conditions: Conditions; readonly errors?: undefined }
  | { readonly conditions?: undefined; readonly errors: readonly GraphQLError[] };

const NO_CONDITIONS: Conditions = {};

/** Checks the client's variables, and reads from them what the operation's conditions ask for. */
function conditionsOf(operation: Operation, schema: GraphQLSchema, variables: Json): Checked {
  const errors = faultsOfVariables(schema, operation.definition, variables);
  if (errors) return { errors };
  if (operation.conditions.size === 0) return { conditions: NO_CONDITIONS };
  // Without a prototype: a variable may have the name of a part of one.
  const conditions: Record<string, boolean> = Object.create(null);
  for (const [name, preset] of operation.conditions) {
    const value = own(variables, name) ?? preset;
    if (typeof value !== 'boolean' || own(variables, name) === null) return { errors: [notBoolean(name)] };
    conditions[name] = value;
  }
  return { conditions };
}

/** A variable that may be null for its default's sake stands where it must not be. */
function notBoolean(name: string): GraphQLError {
  return new GraphQLError(`Variable "$${name}" is asked by @skip or @include and must not be null.`, {
    extensions: { code: 'BAD_USER_INPUT' satisfies GatewayCode },
  });
}
