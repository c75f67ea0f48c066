import { type ClassType, createUnionType } from 'type-graphql';

/**
 * The union of a mutation's success and its specific errors; members are told apart by class.
 * The object is also the list of classes from which an idempotent answer is restored.
 */
export function resultUnion<const C extends readonly ClassType[]>(name: string, members: C, description: string) {
  const union = createUnionType({
    name,
    description,
    types: () => members as unknown as readonly ClassType[],
    resolveType: (value: object) => members.find((member) => value instanceof member)?.name ?? value.constructor.name,
  });
  resultClasses.set(union as object, members);
  return union as InstanceType<C[number]>;
}

/** The member classes of each result union, for restoring stored results by name. */
export const resultClasses = new Map<object, readonly ClassType[]>();
