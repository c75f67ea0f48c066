import type { Fen, LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { type CalculationTerms, calculatePerson, settlementChoices, termsOf } from '../entitlements/index.js';
import { type CalculatedPerson, loadNextPeople } from '../facts/index.js';
import type { Entitlement } from '../rules/domain/entitlement.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import { type KindChange, kindChanges } from './domain/kind-changes.js';

/** What other rules do to one person; one-off amounts in fen. */
export interface PersonChange {
  readonly serial: number;
  readonly employeeNo: string;
  readonly before: Fen;
  readonly after: Fen;
  readonly kinds: readonly KindChange[];
}

/** What other rules do to everybody, with one page of the people whom they change most. */
export interface PeopleChange {
  readonly people: number;
  readonly gain: number;
  readonly lose: number;
  /** Amounts that change although the one-off sum does not: monthly ones, or one kind for another. */
  readonly otherwise: number;
  readonly gainFen: Fen;
  readonly loseFen: Fen;
  /** At most `limit`, by size of the difference, then by place on the roster. */
  readonly page: readonly PersonChange[];
}

/** After which change the page begins. */
export interface PageStart {
  readonly size: Fen;
  readonly serial: number;
}

interface Question {
  readonly before: PreparedPack;
  readonly after: PreparedPack;
  readonly asOf: LocalDate;
  readonly start: PageStart | null;
  readonly limit: number;
}

/** People calculated at once: memory does not grow with the factory. */
const CHUNK = 1_000;

/** Calculates everybody by two packs, with what they settled for, and stores nothing. */
export async function comparePeople(
  tx: ReadTx,
  factoryId: string,
  question: Question,
): Promise<PeopleChange> {
  const found = new Changes(question.limit, question.start);
  const before = await termsOf(tx, factoryId, question.before, question.asOf);
  const after = await termsOf(tx, factoryId, question.after, question.asOf);
  for (let afterSerial = 0; ; ) {
    const people = await loadNextPeople(tx, factoryId, { afterSerial, limit: CHUNK });
    const last = people.at(-1);
    if (!last) return found.result();
    const ids = people.map(({ facts }) => facts.employeeId);
    const choices = await settlementChoices(tx, factoryId, ids);
    for (const person of people) {
      const choice = choices.get(person.facts.employeeId) ?? null;
      const by = (terms: CalculationTerms): Entitlement[] =>
        calculatePerson(person, choice, terms).map((row) => row.entitlement);
      found.add(person, by(before), by(after));
    }
    afterSerial = last.employee.serial;
  }
}

const size = ({ before, after }: PersonChange): Fen => (after > before ? after - before : before - after);
const comesAfter = (change: PersonChange, start: PageStart): boolean =>
  size(change) === start.size ? change.serial > start.serial : size(change) < start.size;

/** Sums over everybody and the largest changes of one page. */
class Changes {
  private people = 0;
  private gain = 0;
  private lose = 0;
  private otherwise = 0;
  private gainFen = 0n;
  private loseFen = 0n;
  private page: PersonChange[] = [];

  constructor(
    private readonly limit: number,
    private readonly start: PageStart | null,
  ) {}

  add({ employee }: CalculatedPerson, before: readonly Entitlement[], after: readonly Entitlement[]): void {
    this.people += 1;
    const kinds = kindChanges(before, after);
    if (kinds.length === 0) return;
    const change: PersonChange = {
      serial: employee.serial,
      employeeNo: employee.employeeNo,
      before: once(before),
      after: once(after),
      kinds,
    };
    const difference = change.after - change.before;
    if (difference > 0n) {
      this.gain += 1;
      this.gainFen += difference;
    } else if (difference < 0n) {
      this.lose += 1;
      this.loseFen -= difference;
    } else this.otherwise += 1;
    if (this.start === null || comesAfter(change, this.start)) this.keep(change);
  }

  result(): PeopleChange {
    const { people, gain, lose, otherwise, gainFen, loseFen, page } = this;
    return { people, gain, lose, otherwise, gainFen, loseFen, page };
  }

  /** People come in order of the roster, so among equals who is there first stays first. */
  private keep(change: PersonChange): void {
    const smallest = this.page.at(-1);
    if (this.page.length === this.limit && smallest && size(change) <= size(smallest)) return;
    const at = this.page.findIndex((other) => size(other) < size(change));
    this.page.splice(at === -1 ? this.page.length : at, 0, change);
    if (this.page.length > this.limit) this.page.pop();
  }
}

const once = (all: readonly Entitlement[]): Fen =>
  all.reduce((sum, one) => (one.recurrence === 'ONCE' ? sum + one.amountFen : sum), 0n);
