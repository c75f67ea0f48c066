import type { Call } from './merge-board.js';

type Json = Record<string, unknown>;
interface Product extends Json {
  upc: string;
  reviews?: Review[];
}
interface User extends Json {
  id: string;
  reviews?: Review[];
}
interface Review extends Json {
  product?: Product;
  author?: User;
}

const ENTITIES = 'query($representations: [_Any!]!) { _entities(representations: $representations)';
const USERS = JSON.stringify({ query: '{ users { id username name } }' });
const TOP = JSON.stringify({ query: '{ topProducts { upc name price weight } }' });
const INNER = 'reviews { id body author { id username reviews { id body product { upc } } } }';
const REVIEWS = `${ENTITIES} { ... on User { reviews { id body product { upc ${INNER} } } } ... on Product { ${INNER} } } }`;
const NAMES = `${ENTITIES} { ... on User { name } } }`;
const PRODUCTS = `${ENTITIES} { ... on Product { name price weight } } }`;
const INVENTORY = `${ENTITIES} { ... on Product { inStock shippingEstimate } } }`;

/** Everything that carries reviews, all the way down, sorted by what it lacks. */
function collect(reviews: readonly Review[], products: Product[], users: User[]): void {
  for (const { product, author } of reviews) {
    if (product) {
      products.push(product);
      if (product.reviews) collect(product.reviews, products, users);
    }
    if (author) {
      users.push(author);
      if (author.reviews) collect(author.reviews, products, users);
    }
  }
}

/** Asks for each of `values` once, whatever objects stand for it, and hands each object its answer. */
async function complete<T extends Json>(
  call: Call,
  service: string,
  query: string,
  objects: readonly T[],
  represent: (object: T) => Json,
  key: 'id' | 'upc',
): Promise<void> {
  const places = new Map<unknown, number>();
  const representations: Json[] = [];
  for (const object of objects) {
    if (places.has(object[key])) continue;
    places.set(object[key], representations.length);
    representations.push(represent(object));
  }
  const answer = await call(service, JSON.stringify({ query, variables: { representations } }));
  const found = answer['_entities'] as Json[];
  for (const object of objects) Object.assign(object, found[places.get(object[key])!]);
}

/** The public benchmark's query in six calls: one to reviews for users and products together, names and products at once, inventory last. */
export async function mergeStore(call: Call): Promise<Json> {
  const [accounts, top] = await Promise.all([call('accounts', USERS), call('products', TOP)]);
  const users = accounts['users'] as User[];
  const topProducts = top['topProducts'] as Product[];
  const representations = [
    ...users.map(({ id }) => ({ __typename: 'User', id })),
    ...topProducts.map(({ upc }) => ({ __typename: 'Product', upc })),
  ];
  const { _entities } = await call(
    'reviews',
    JSON.stringify({ query: REVIEWS, variables: { representations } }),
  );
  [...users, ...topProducts].forEach((owner, at) => {
    Object.assign(owner, (_entities as Json[])[at]);
  });
  const products: Product[] = [];
  const authors: User[] = [];
  for (const { reviews } of [...users, ...topProducts]) collect(reviews ?? [], products, authors);
  await Promise.all([
    complete(call, 'accounts', NAMES, authors, ({ id }) => ({ __typename: 'User', id }), 'id'),
    complete(call, 'products', PRODUCTS, products, ({ upc }) => ({ __typename: 'Product', upc }), 'upc'),
  ]);
  const all = [...topProducts, ...products];
  const priced = ({ upc, price, weight }: Product) => ({ __typename: 'Product', upc, price, weight });
  await complete(call, 'inventory', INVENTORY, all, priced, 'upc');
  return { users, topProducts };
}
