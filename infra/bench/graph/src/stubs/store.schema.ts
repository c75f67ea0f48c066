/** The four services of the public federation benchmark (graphql-gateways-benchmark): the same types and numbers of rows. */
export type StoreService = 'accounts' | 'inventory' | 'products' | 'reviews';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable"])\n';

/** Subgraph schemas by service. */
export const STORE_SDL: Readonly<Record<StoreService, string>> = {
  accounts: `${LINK}
type Query { me: User user(id: ID!): User users: [User] }
type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
  inventory: `${LINK}
type Product @key(fields: "upc") {
  upc: String! weight: Int @external price: Int @external
  inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
}`,
  products: `${LINK}
type Query { topProducts(first: Int = 5): [Product] }
type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  reviews: `${LINK}
type Review @key(fields: "id") { id: ID! body: String product: Product author: User @provides(fields: "username") }
type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
};

const USER = 'id username name';
const REVIEW = 'id body';
const PRODUCT = 'inStock name price shippingEstimate upc weight';

/** users → reviews → product → reviews → author → reviews → product with all fields, and topProducts likewise. */
export const STORE_QUERY = `fragment User on User { ${USER} }
fragment Review on Review { ${REVIEW} }
fragment Product on Product { ${PRODUCT} }
query Store {
  users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
  topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
}`;
