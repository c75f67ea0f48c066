/** An enum object of a closed list of names, as type-graphql registers it. */
export const enumOf = <const T extends readonly string[]>(names: T): { readonly [K in T[number]]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T[number]]: K };
