import { type ClassType, createUnionType } from 'type-graphql';

const resultClasses = new Map<string, readonly ClassType[]>();

/**
 * The union of a mutation's success and its specific errors; members are told apart by class.
 * The classes are remembered by the union's name, so that an idempotent answer can be restored.
 */
export function resultUnion<const C extends readonly ClassType[]>(
  name: string,
  members: C,
  description: string,
) {
  resultClasses.set(name, members);
  return createUnionType({
    name,
    description,
    types: () => members as unknown as readonly ClassType[],
    resolveType: (value: object) =>
      members.find((member) => value instanceof member)?.name ?? value.constructor.name,
  }) as InstanceType<C[number]>;
}

/** The member classes of a result union. @throws Error when a mutation's result was not made by `resultUnion` */
export function resultClassesOf(name: string): readonly ClassType[] {
  const classes = resultClasses.get(name);
  if (!classes) throw new Error(`${name} is not a result union`);
  return classes;
}
