import type { SupergraphCase } from './supergraph.js';

/** One simple key, references both ways, lists of entities, fields with arguments. */
export const simpleKeys: SupergraphCase = {
  name: 'simple keys',
  subgraphs: {
    accounts: `
      type User @key(fields: "id") { id: ID! name: String username(upper: Boolean! = false): String! born: Int }
      type Query { me: User users(first: Int = 3, after: ID): [User!]! user(id: ID!): User }`,
    products: `
      type Product @key(fields: "upc") { upc: String! name(lang: String = "zh"): String price(in: Currency = CNY): Int! weight: Float }
      enum Currency { CNY USD EUR }
      type Query { topProducts(first: Int! = 5): [Product] product(upc: String!): Product! }`,
    inventory: `
      type Product @key(fields: "upc") { upc: String! inStock: Boolean! count(at: [ID!]): Int! warehouses: [Warehouse!]! }
      type Warehouse { code: ID! shelf: Shelf! }
      type Shelf { row: Int! column: Int note: String }`,
    reviews: `
      type Review @key(fields: "id") { id: ID! body(max: Int): String! author: User! product: Product stars: Int }
      type User @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!] favourite: Product }
      type Product @key(fields: "upc") { upc: String! reviews: [Review]! best: Review! }
      type Query { review(id: ID!): Review latest: [Review!]! }`,
  },
};

/** Several keys, so that the planner must travel through a subgraph to get another key. */
export const multipleKeys: SupergraphCase = {
  name: 'multiple keys',
  subgraphs: {
    party: `
      type Factory @key(fields: "id") @key(fields: "code") { id: ID! code: String! name: String! parent: Factory }
      type Query { factory(code: String!): Factory factories: [Factory!]! }`,
    assets: `
      type Factory @key(fields: "code") @key(fields: "land") { code: String! land: Int! value: Float plots: [Plot!]! }
      type Plot @key(fields: "number") { number: Int! area: Float! factory: Factory! }
      type Query { plot(number: Int!): Plot }`,
    registry: `
      type Factory @key(fields: "land") { land: Int! deed: String! owners: [String]! }
      type Plot @key(fields: "number") { number: Int! deed: Deed }
      type Deed { id: ID! text: String! pages: [[Int!]!]! }`,
    people: `
      type Factory @key(fields: "id") { id: ID! headcount: Int! head: Person }
      type Person @key(fields: "id") @key(fields: "badge") { id: ID! badge: String! name: String! factory: Factory! }
      type Query { person(badge: String!): Person }`,
    badges: `
      type Person @key(fields: "badge") { badge: String! colour: Colour! expires: String }
      enum Colour { RED GREEN BLUE }`,
  },
};

/** Composite and nested keys, and keys of keys. */
export const compositeKeys: SupergraphCase = {
  name: 'composite and nested keys',
  subgraphs: {
    orders: `
      type Order @key(fields: "shop { id } number") { shop: Shop! number: Int! total: Float! lines: [Line!]! }
      type Shop @key(fields: "id") { id: ID! title: String! }
      type Line @key(fields: "order { shop { id } number } position") { order: Order! position: Int! amount: Float }
      type Query { order(number: Int!): Order orders: [Order]! shops: [Shop!]! }`,
    shipping: `
      type Order @key(fields: "shop { id } number") { shop: Shop! number: Int! parcels(open: Boolean): [Parcel!] }
      type Shop @key(fields: "id") { id: ID! carriers: [String!]! }
      type Parcel { weight: Float! line: Line tracking: Tracking }
      type Line @key(fields: "order { shop { id } number } position") { order: Order! position: Int! shipped: Boolean! }
      type Tracking @key(fields: "carrier code") { carrier: String! code: ID! url: String }`,
    tracking: `
      type Tracking @key(fields: "carrier code") { carrier: String! code: ID! steps: [Step!]! last: Step }
      type Step { at: String! place: Place }
      type Place { city: String! country: Country! }
      enum Country { CN DE US }`,
    stock: `
      type Line @key(fields: "order { shop { id } number } position") { order: Order! position: Int! reserved(by: String = "x"): Int }
      type Order @key(fields: "shop { id } number", resolvable: false) { shop: Shop! number: Int! }
      type Shop @key(fields: "id", resolvable: false) { id: ID! }`,
  },
};

/** Keys that may be null and entities that are not there. */
export const nullKeys: SupergraphCase = {
  name: 'null keys and missing entities',
  subgraphs: {
    a: `
      type Item @key(fields: "id") @key(fields: "sku") { id: ID sku: String label: String! next: Item siblings: [Item] }
      type Pair @key(fields: "left right") { left: Int right: Int sum: Int }
      type Query { items: [Item] item: Item! pairs: [Pair!] pair: Pair }`,
    b: `
      type Item @key(fields: "id") { id: ID price: Float! stock: Stock! tags: [String!]! }
      type Stock { count: Int! place: String }
      type Pair @key(fields: "left right") { left: Int right: Int product: Int! other: Pair }`,
    c: `
      type Item @key(fields: "sku") { sku: String rating: Int! maker: Maker! makers: [Maker!]! }
      type Maker @key(fields: "id") { id: ID! name: String! }`,
  },
};
