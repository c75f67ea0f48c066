import type { SupergraphCase } from './supergraph.js';

/** Enums and inputs that meet, custom scalars, lists of lists, every mix of nullable and not. */
export const values: SupergraphCase = {
  name: 'enums, inputs, scalars, lists, nulls',
  subgraphs: {
    a: `
      scalar Json scalar Day
      enum Kind { ONE TWO THREE } enum Order { ASC DESC NONE }
      input Filter { kind: Order text: String = "t" range: Range ids: [ID!] and: [Filter!] onlyA: Int }
      input Range { from: Int! = 1 to: Int days: [Day] }
      type Thing @key(fields: "id") {
        id: ID! kind: Kind kinds: [Kind!]! any: Json day: Day! days: [Day!]
        matrix: [[Int]] cube: [[[Int!]!]!]! strict: [[Int!]!]! loose: [[String]!]
        inner: Inner inners: [[Inner]] must: Inner! all: [Inner!]!
      }
      type Inner { id: ID a: Int b: Int! deep: Inner deeper: [[Inner!]!] kind: Kind! }
      type Query {
        things(filter: Filter, order: Order! = ASC, kinds: [Kind!] = [ONE, TWO], matrix: [[Int!]]): [Thing!]
        thing(id: ID, json: Json, day: Day = "2026-01-01"): Thing
        required(filter: Filter!): Thing! flag(on: Boolean! = true): Boolean count(of: Float = 1.5): Int!
      }`,
    b: `
      scalar Json scalar Day
      enum Kind { ONE TWO THREE } enum Order { ASC DESC }
      input Filter { kind: Order text: String = "t" range: Range ids: [ID!] and: [Filter!] }
      input Range { from: Int! = 1 to: Int days: [Day] }
      type Thing @key(fields: "id") {
        id: ID! search(filter: Filter, ranges: [Range!]): [Thing] sorted(by: Order, kind: Kind! = TWO): String
        extra(json: Json): Json total(range: Range = { from: 3, to: 4 }): Int! inner2: [Inner2!]
      }
      type Inner2 { x: Json y: Day z: [Thing!]! }
      type Query { echo(text: String! = "hello", json: Json, list: [[ID]]): String scalarB: Json }`,
  },
};

/** Mutations with several roots in order, over several subgraphs, with payloads, unions of errors, entities after them. */
export const mutations: SupergraphCase = {
  name: 'mutations',
  subgraphs: {
    cart: `
      type Cart @key(fields: "id") { id: ID! items: [CartItem!]! total: Int! }
      type CartItem { product: Product! amount: Int! }
      type Product @key(fields: "upc") { upc: String! }
      input AddInput { upc: String! amount: Int! = 1 note: String }
      type Empty implements Fault { message: String! cart: ID }
      interface Fault { message: String! }
      union AddResult = Cart | Empty
      type Query { cart(id: ID!): Cart }
      type Mutation { add(input: AddInput!): AddResult! clear(id: ID!): Cart addAll(inputs: [AddInput!]!): [AddResult] cancel: Boolean! }`,
    products: `
      type Product @key(fields: "upc") { upc: String! name: String price: Float! }
      type Query { product(upc: String!): Product }
      type Mutation { rename(upc: String!, name: String): Product removeProduct(upc: String!): Boolean price(upc: String!, value: Float = 1.0): Product! }`,
    orders: `
      type Cart @key(fields: "id") { id: ID! orders: [Order!] }
      type Order @key(fields: "number") { number: Int! cart: Cart! state: State! }
      enum State { OPEN PAID SENT }
      type Query { orders(state: State = OPEN): [Order!]! }
      type Mutation { order(cart: ID!): Order! pay(number: Int!): Order }`,
  },
};

/** Names that mean something to JavaScript, to JSON or to federation. */
export const hostileNames: SupergraphCase = {
  name: 'names that mean something to JavaScript',
  subgraphs: {
    a: `
      type Thing @key(fields: "id") { id: ID! constructor: String toString: Int! hasOwnProperty: Thing valueOf: [Thing!]! then: String length: Int }
      type Query { constructor: Thing toString: [Thing!]! thing: Thing hasOwnProperty: String class: Int then: Thing }`,
    b: `
      type Thing @key(fields: "id") { id: ID! prototype: Wrapper isPrototypeOf: String! data: String errors: [String] map: Wrapper! }
      type Wrapper { constructor: Thing kind: String! function: Int return: Wrapper thing: Thing! }
      type Query { prototype: Wrapper data: Thing }`,
  },
};
