import { type GraphClient, startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../migrations/index.js';
import { modules } from '../modules/index.js';

/** A case as tests read it. */
export interface DeskPetition {
  id: string;
  number: string;
  status: string;
  handler: string | null;
  clocks: Record<string, unknown>;
}

/** The answer of any mutation: a case, or a refusal with its message. */
export interface DeskAnswer {
  __typename: string;
  message?: string;
  petition: DeskPetition;
  [field: string]: unknown;
}

export interface PetitionDesk {
  service: TestService;
  /** The officer who registers, and so handles, unless a test says otherwise. */
  officer: GraphClient;
  leader: GraphClient;
  /** Sends a mutation and answers its member of the union; `extra` selects fields of other members. */
  act(client: GraphClient, mutation: string, input: object, extra?: string): Promise<DeskAnswer>;
  /** Registers a petition of one retired visitor, changed as given. */
  register(changes?: object, client?: GraphClient): Promise<DeskPetition>;
  /** Registers and accepts one. */
  accepted(changes?: object): Promise<DeskPetition>;
  /** Registers, accepts and begins to look into one. */
  investigated(changes?: object): Promise<DeskPetition>;
}

/** A visitor whose own row may be referred. */
export const VISITOR = { name: '王建国', contact: '13800000001', employeeNo: 'GZ00001' };

/** The parts of a whole reply. */
export const REPLY = {
  outcome: 'EXPLAINED',
  request: '核对工龄',
  facts: '档案记载1985年入厂',
  opinion: '工龄认定无误',
  legalBasis: '《信访工作条例》第三十二条',
};

/** What a petition to register looks like. */
export function petitionInput(changes: object = {}): object {
  return {
    factoryCode: 'GZ-01',
    channel: 'VISIT',
    kind: 'REMEDY',
    receivedOn: '2026-01-02',
    petitioners: { representatives: [VISITOR], category: 'RETIRED', headcount: 1 },
    topics: ['SENIORITY'],
    summary: '王建国认为工龄少算两年',
    questions: ['工龄怎么算?', '什么时候答复?'],
    ...changes,
  };
}

/** Runs the service with two factories whose clocks stand at 2026-01-05 09:00. */
export async function openPetitionDesk(): Promise<PetitionDesk> {
  const simulatedAt = '2026-01-05T09:00:00+08:00';
  const service = await startTestService({
    service: 'stability',
    modules,
    migrations,
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt },
      { id: 'gz-02', code: 'GZ-02', simulatedAt },
    ],
  });
  const officer = service.as('petitions-officer');
  const act: PetitionDesk['act'] = async (client, mutation, input, extra = '') => {
    const type = mutation[0]!.toUpperCase() + mutation.slice(1);
    const answer = await client.query<Record<string, DeskAnswer>>(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
         ... on ${type}Success { petition { id number status handler clocks { noticeDue noticedOn acceptedOn finishDue
           extendedDays extendedDue repliedOn servedOn reviewRequestDue transferObjectionDue overdue } } }
         ... on UserError { message } ${extra} } }`,
      { input },
    );
    return answer[mutation]!;
  };
  const register: PetitionDesk['register'] = async (changes, client = officer) =>
    (await act(client, 'registerPetition', petitionInput(changes))).petition;
  const accepted: PetitionDesk['accepted'] = async (changes) => {
    const { id } = await register(changes);
    return (await act(officer, 'acceptPetition', { petitionId: id, notice: '当面告知受理' })).petition;
  };
  return {
    service,
    officer,
    leader: service.as('factory-leader'),
    act,
    register,
    accepted,
    investigated: async (changes) => {
      const { id } = await accepted(changes);
      return (await act(officer, 'investigatePetition', { petitionId: id })).petition;
    },
  };
}
