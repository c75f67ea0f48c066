import { getMetadataStorage } from 'type-graphql';

type Extensions = Readonly<Record<string, unknown>>;
/** Of a class; undefined stands for those of the class itself, names for those of its fields. */
type Index = Map<unknown, Map<string | undefined, Extensions>>;

/** What type-graphql asks for each class and field while it builds a schema. */
interface ExtensionsStorage {
  findExtensions(target: object, fieldName?: string): Extensions;
}

/**
 * Lets type-graphql find the extensions of a field by an index. Its own way looks through all of them for each field:
 * two fifths of a second in our largest service, at every start. To be called when all classes are declared.
 */
export function indexExtensions(): void {
  const storage = getMetadataStorage();
  const index: Index = new Map();
  for (const { target, extensions } of storage.classExtensions) add(index, target, undefined, extensions);
  for (const { target, fieldName, extensions } of storage.fieldExtensions)
    add(index, target, fieldName, extensions);
  // What builds the schema is a clone of the storage.
  const shared = Object.getPrototypeOf(storage) as ExtensionsStorage;
  shared.findExtensions = (target, fieldName) => inherited(index, target, fieldName);
}

function add(index: Index, target: unknown, name: string | undefined, extensions: Extensions): void {
  const known = index.get(target) ?? new Map<string | undefined, Extensions>();
  index.set(target, known.set(name, { ...known.get(name), ...extensions }));
}

/** Those of the class over those of the classes that it extends. */
function inherited(index: Index, target: object | null, name: string | undefined): Extensions {
  if (target === null) return {};
  return { ...inherited(index, Object.getPrototypeOf(target), name), ...index.get(target)?.get(name) };
}
