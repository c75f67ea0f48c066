import { opaqueId } from '@anzhi/domain';
import type { TestService } from '@anzhi/service-testing';
import { calculatePeople, freezePeople, startPersonnel } from '../../testing/frozen-factory.js';

export const BASIS = { legalBasis: '劳社部发[1999]8号', evidence: '档案 1999-12' };

export interface Answer {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

export interface FactsStory {
  readonly service: TestService;
  /** The opaque id of the person with this number. */
  idOf(employeeNo: string): Promise<string>;
  /** One mutation as the placement officer; all user errors are selected with `fields` beside their message. */
  act(mutation: string, input: object, fields?: string): Promise<Answer>;
  employee<T = Record<string, unknown>>(employeeNo: string, fields: string): Promise<T>;
  /** Amounts of the person by kind. */
  amounts(employeeNo: string): Promise<Record<string, string>>;
  sql: TestService['sql'];
  stop(): Promise<void>;
}

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

/** For tests: GZ-01 frozen with the first people of the demo roster, and calculated. */
export async function startFactsStory(people: number): Promise<FactsStory> {
  const factory = await startPersonnel();
  await freezePeople(factory, people);
  await calculatePeople(factory);
  const { service } = factory;
  const officer = service.as('placement-officer');
  const idOf = async (employeeNo: string): Promise<string> => {
    const [row] = await service.sql<{ id: string }>(
      "SELECT id FROM employee WHERE factory_id = 'gz-01' AND employee_no = $1",
      [employeeNo],
    );
    return opaqueId('employee', 'gz-01', row!.id);
  };
  const employee = async <T>(employeeNo: string, fields: string): Promise<T> => {
    const found = await officer.query<{ employee: T }>(
      `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { ${fields} } }`,
      { no: employeeNo },
    );
    return found.employee;
  };
  return {
    service,
    sql: service.sql,
    idOf,
    employee,
    async act(mutation, input, fields = '') {
      const answer = await officer.query<Record<string, Answer>>(
        `mutation ($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { __typename ... on UserError { message } ${fields} } }`,
        { input },
      );
      return answer[mutation]!;
    },
    async amounts(employeeNo) {
      const found = await employee<{ entitlements: { kind: string; amount: string }[] }>(
        employeeNo,
        'entitlements { kind amount }',
      );
      return Object.fromEntries(found.entitlements.map(({ kind, amount }) => [kind, amount]));
    },
    stop: () => service.stop(),
  };
}
