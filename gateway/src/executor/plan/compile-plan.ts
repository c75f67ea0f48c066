import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { compileFetch, type PlanTools } from './compile-fetch.js';
import { type CompileFinder, createFinders } from './entities.js';
import { gatheringsOf } from './gatherings.js';
import { NotCompilable, type Step } from './run.js';

const NOTHING: Step = async () => undefined;

/**
 * Compiles a query plan with all of its branches.
 * @throws NotCompilable for what the stock executor alone would understand.
 */
export function compilePlan({ node }: QueryPlan, tools: PlanTools): Step {
  if (!node) return NOTHING;
  if (node.kind === 'Subscription') throw new NotCompilable('subscription');
  return compileNode(node, [], {
    ...tools,
    gatherings: gatheringsOf(node),
    finderFor: createFinders(tools.fits),
  });
}

interface NodeTools extends PlanTools {
  readonly gatherings: ReturnType<typeof gatheringsOf>;
  /** Shared by the nodes that begin at the same moment. */
  readonly finderFor: CompileFinder;
}

function compileNode(node: PlanNode, path: readonly string[], tools: NodeTools): Step {
  const compile = (child: PlanNode, at = path): Step => compileNode(child, at, tools);
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, path, tools, {
        gathering: tools.gatherings.get(node),
        finderFor: tools.finderFor,
      });
    case 'Flatten':
      return compile(node.node, [...path, ...node.path.map(stepOf)]);
    case 'Sequence':
      return inSequence(
        node.nodes.map((child) =>
          compileNode(child, path, { ...tools, finderFor: createFinders(tools.fits) }),
        ),
      );
    case 'Parallel':
      return inParallel(node.nodes.map((child) => compile(child)));
    case 'Condition': {
      const holds = node.ifClause ? compile(node.ifClause) : NOTHING;
      const fails = node.elseClause ? compile(node.elseClause) : NOTHING;
      return (run) => (run.conditions[node.condition] ? holds(run) : fails(run));
    }
    default:
      throw new NotCompilable(node.kind);
  }
}

function stepOf(step: string | number): string {
  if (typeof step === 'string' && /^(?:@|\w+)$/.test(step)) return step;
  throw new NotCompilable(`path element ${step}`);
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
