import type { SupergraphCase } from './supergraph.js';

/** Interfaces across subgraphs, with entities and values behind them, type conditions on paths. */
export const interfaces: SupergraphCase = {
  name: 'interfaces across subgraphs',
  subgraphs: {
    people: `
      interface Actor { id: ID! name: String }
      interface Named { name: String }
      type Worker implements Actor & Named @key(fields: "id") { id: ID! name: String age: Int boss: Actor colleagues: [Actor!]! }
      type Company implements Actor & Named @key(fields: "id") { id: ID! name: String staff: [Worker!]! seat: Address }
      type Robot implements Actor & Named { id: ID! name: String model: String! }
      type Address { street: String! city: City }
      type City @key(fields: "zip") { zip: String! title: String! }
      type Query { actor(id: ID!): Actor actors: [Actor]! named: [Named!] worker: Worker }`,
    pay: `
      interface Payee { id: ID! total(year: Int): Float }
      type Worker implements Payee @key(fields: "id") { id: ID! total(year: Int): Float wages: [Wage!] }
      type Company implements Payee @key(fields: "id") { id: ID! total(year: Int): Float debts: [Debt]! }
      type Wage { month: String! amount: Float! payer: Payee! }
      type Debt { creditor: Payee amount: Float! }
      type Query { payees: [Payee!]! }`,
    places: `
      type City @key(fields: "zip") { zip: String! people: Int mayor: Worker }
      type Worker @key(fields: "id") { id: ID! home: City }
      type Company @key(fields: "id") { id: ID! sites: [City!] }`,
  },
};

/** Unions across subgraphs, their members entities and values; a member known to one subgraph only. */
export const unions: SupergraphCase = {
  name: 'unions across subgraphs',
  subgraphs: {
    search: `
      union Hit = Article | Person | Note
      union Thing = Article | Note
      type Article @key(fields: "id") { id: ID! title: String! related: [Hit!] }
      type Person @key(fields: "id") { id: ID! name: String }
      type Note { id: ID! text: String! about: Hit thing: Thing }
      type Query { search(text: String!): [Hit] one: Hit thing: Thing things: [[Thing!]] }`,
    media: `
      union Media = Picture | Film
      type Picture @key(fields: "url") { url: String! width: Int! id: ID }
      type Film @key(fields: "url") { url: String! length: Float! id: ID actors: [Person!]! }
      type Article @key(fields: "id") { id: ID! media: [Media!]! cover: Media }
      type Person @key(fields: "id") { id: ID! portrait: Picture films: [Film] }`,
    storage: `
      type Picture @key(fields: "url") { url: String! bytes: Int! format: Format }
      type Film @key(fields: "url") { url: String! bytes: Int! codec: String }
      enum Format { PNG JPEG }
      type Article @key(fields: "id") { id: ID! size: Int! }`,
  },
};

/**
 * `@interfaceObject`: subgraphs that add to every implementation without knowing any. None of their fields requires
 * another: with one that does, the planner of 2.14.4 runs for a minute and ends in a RangeError when the field is asked
 * of the interface and of an implementation at once, `{ best { due ... on Movie { minutes due } } }`.
 */
export const interfaceObjects: SupergraphCase = {
  name: 'interfaceObject',
  subgraphs: {
    items: `
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int! sequel: Book }
      type Movie implements Media @key(fields: "id") { id: ID! title: String minutes: Int based: Media }
      type Query { media: [Media!]! book: Book first: Media }`,
    reviews: `
      type Media @interfaceObject @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!]! score: Float }
      type Review { stars: Int! of: Media! text: String }
      type Query { reviewed: [Media] best: Media lastReview: Review }`,
    loans: `
      type Media @interfaceObject @key(fields: "id") {
        id: ID! loans: Int due(on: String = "today"): String!
      }
      type Query { overdue: [Media!] }`,
  },
};
