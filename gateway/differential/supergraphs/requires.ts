import type { SupergraphCase } from './supergraph.js';

/** `@requires` of scalars, of nested objects, of lists, of fields with arguments, and of each other's in a circle. */
export const requires: SupergraphCase = {
  name: 'requires',
  subgraphs: {
    products: `
      type Product @key(fields: "upc") {
        upc: String! price(in: Currency! = CNY): Int weight: Float size: Size sizes: [Size!]! tags(first: Int): [String]
        maker: Maker
      }
      type Size { width: Int! height: Int unit: Unit }
      enum Unit { CM INCH }
      enum Currency { CNY USD }
      type Maker @key(fields: "id") { id: ID! name: String country: String! }
      type Query { products: [Product!]! product(upc: String!): Product }`,
    shipping: `
      type Product @key(fields: "upc") {
        upc: String!
        price(in: Currency! = CNY): Int @external
        weight: Float @external
        size: Size @external
        sizes: [Size!]! @external
        tags(first: Int): [String] @external
        estimate: Int @requires(fields: "price(in: USD) weight")
        local(express: Boolean = false): Int! @requires(fields: "price(in: CNY)")
        volume: Float @requires(fields: "size { width height unit }")
        boxes: [Box!] @requires(fields: "sizes { width height } tags(first: 2)")
        maker: Maker @external
        customs: Customs @requires(fields: "maker { country }")
      }
      type Size @external { width: Int! height: Int unit: Unit }
      enum Unit { CM INCH }
      enum Currency { CNY USD }
      type Maker @key(fields: "id") { id: ID! country: String! @external }
      type Box { width: Int! product: Product! }
      type Customs { code: String! duty: Float maker: Maker }`,
    labels: `
      type Product @key(fields: "upc") {
        upc: String! volume: Float @external estimate: Int @external
        label: String @requires(fields: "volume estimate")
      }`,
  },
};

/** Each of two subgraphs requires what the other computes. */
export const circularRequires: SupergraphCase = {
  name: 'circular requires',
  subgraphs: {
    a: `
      type Node @key(fields: "id") {
        id: ID! first: Int third: Int @requires(fields: "second") second: Int @external
        fifth: String! @requires(fields: "fourth { value }") fourth: Inner @external
      }
      type Inner @external { value: Int }
      type Query { node: Node nodes(ids: [ID!]): [Node]! }`,
    b: `
      type Node @key(fields: "id") {
        id: ID! first: Int @external second: Int @requires(fields: "first")
        third: Int @external fourth: Inner @requires(fields: "third")
        friend: Node
      }
      type Inner { value: Int note: String }`,
    c: `
      type Node @key(fields: "id") {
        id: ID! fifth: String! @external second: Int @external
        sixth: [Int!] @requires(fields: "fifth second") partner: Node!
      }`,
  },
};

/** `@provides`, `@shareable`, `@override`, `@inaccessible`, shared roots. */
export const sharing: SupergraphCase = {
  name: 'provides, shareable, override, inaccessible, shared roots',
  subgraphs: {
    catalogue: `
      type Book @key(fields: "isbn") { isbn: ID! title: String @shareable pages: Int secret: String @inaccessible author: Author }
      type Author @key(fields: "id") { id: ID! name: String @shareable born: Int @shareable }
      type Money @shareable { amount: String! currency: String! }
      type Position @shareable { x: Int! y: Int! }
      type Query { book(isbn: ID!): Book books: [Book!]! @shareable now: Position @shareable }`,
    shop: `
      type Book @key(fields: "isbn") {
        isbn: ID! title: String @external pages: Int @override(from: "catalogue")
        price: Money! reviews: [Review!]!
      }
      type Review { text: String! author: Author @provides(fields: "name born") }
      type Author @key(fields: "id") { id: ID! name: String @external born: Int @external royalties: Money }
      type Money @shareable { amount: String! currency: String! }
      type Query { bestseller: Book @provides(fields: "title") books: [Book!]! @shareable reviews: [Review] }`,
    archive: `
      type Book @key(fields: "isbn") { isbn: ID! title: String @shareable shelf: Position! old: Boolean hidden: Int @inaccessible }
      type Author @key(fields: "id") { id: ID! name: String @shareable papers(year: Int = 2000): [Book] }
      type Position @shareable { x: Int! y: Int! }
      type Query { now: Position @shareable oldest: Book author(id: ID!): Author }`,
  },
};
