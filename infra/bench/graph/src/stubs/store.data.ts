import type { StoreService } from './store.schema.js';

type Row = Record<string, unknown>;
type Resolvers = Record<string, Record<string, (source: Row, args: Row) => unknown>>;

const USERS: readonly Row[] = ['林一', '周二', 'Ida', 'Noor', '吴五', 'Sam'].map((name, at) => ({
  id: String(at + 1),
  name,
  username: `user${at + 1}`,
  birthday: 1_960 + at,
}));

const PRODUCTS: readonly Row[] = Array.from({ length: 9 }, (_, at) => ({
  upc: String(at + 1),
  name: `Product ${at + 1}`,
  price: (at * 347 + 54) % 1_900,
  weight: (at * 131 + 20) % 900,
}));

/** Eleven reviews over the first four products, most of them of the first two, as in the public benchmark. */
const REVIEWS: readonly Row[] = [1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 4].map((product, at) => ({
  __typename: 'Review',
  id: String(at + 1),
  body: `Review ${at + 1}: ${'it does what it says, and the parcel came in time. '.repeat(2 + (at % 4))}`,
  upc: String(product),
}));

const byId = (rows: readonly Row[], key: string) => {
  const index = new Map(rows.map((row) => [row[key], row]));
  return (reference: Row) => index.get(reference[key]) ?? null;
};

const accounts: Resolvers = {
  Query: {
    me: () => USERS[0],
    users: () => USERS,
    user: (_, { id }) => USERS.find((user) => user['id'] === id),
  },
  User: { __resolveReference: byId(USERS, 'id') },
};

const products: Resolvers = {
  Query: { topProducts: (_, { first }) => PRODUCTS.slice(0, first as number) },
  Product: { __resolveReference: byId(PRODUCTS, 'upc') },
};

const inventory: Resolvers = {
  Product: {
    __resolveReference: (reference) => reference,
    inStock: ({ upc }) => Number(upc) % 3 !== 0,
    shippingEstimate: ({ price, weight }) =>
      (price as number) > 1_000 ? 0 : Math.trunc((weight as number) / 2),
  },
};

const author: Row = { __typename: 'User', id: '1', username: USERS[0]?.['username'] };

const reviews: Resolvers = {
  Review: {
    __resolveReference: byId(REVIEWS, 'id'),
    product: ({ upc }) => ({ __typename: 'Product', upc }),
    author: () => author,
  },
  User: { __resolveReference: (reference) => reference, reviews: () => REVIEWS.slice(0, 2) },
  Product: {
    __resolveReference: (reference) => reference,
    reviews: ({ upc }) => REVIEWS.filter((review) => review['upc'] === upc),
  },
};

/** What each service of the store answers, resolved for each request. */
export const STORE_RESOLVERS: Readonly<Record<StoreService, Resolvers>> = {
  accounts,
  inventory,
  products,
  reviews,
};
