import { type Publisher, publishers, streamOf } from '@anzhi/contracts';
import { durableName, type Followed, inboxPrefixOf, subjectsOf } from '@anzhi/outbox';

/** The NATS user of a service: it publishes its own facts and receives those that it follows, nothing else. */
export interface ServiceUser {
  readonly service: Publisher;
  /** Plain text or a bcrypt hash (`$2a$…`). */
  readonly password: string;
  readonly follows: readonly Followed[];
}

export interface NatsConfigOptions {
  readonly port: number;
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  readonly storeDir: string;
  readonly users: readonly ServiceUser[];
  /** Password of the user `setup`, which makes streams and reads nothing. */
  readonly setupPassword: string;
  /** Port for `/healthz` and metrics; none by default. */
  readonly monitorPort?: number;
}

interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const consumerSubjects = (service: string, followed: Followed): string[] => {
  const at = `${streamOf(followed.publisher)}.${durableName(service, followed)}`;
  return [
    // The filter is part of the subject: a service can't make a consumer that receives more than it follows.
    `$JS.API.CONSUMER.CREATE.${at}.${subjectsOf(followed)}`,
    `$JS.API.CONSUMER.INFO.${at}`,
    `$JS.API.CONSUMER.MSG.NEXT.${at}`,
    `$JS.ACK.${at}.>`,
  ];
};

const serviceGrants = ({ service, follows }: ServiceUser): Permissions => ({
  publish: [
    `anzhi.${service}.>`,
    ...publishers.map((publisher) => `$JS.API.STREAM.INFO.${streamOf(publisher)}`),
    ...follows.flatMap((followed) => consumerSubjects(service, followed)),
  ],
  subscribe: [`${inboxPrefixOf(service)}.>`],
});

const setupGrants: Permissions = {
  publish: ['CREATE', 'UPDATE', 'INFO'].map((verb) => `$JS.API.STREAM.${verb}.*`),
  subscribe: [`${inboxPrefixOf('setup')}.>`],
};

/** JSON strings are valid in the server's configuration language. */
const list = (subjects: readonly string[]): string =>
  subjects.map((subject) => JSON.stringify(subject)).join(', ');

const userText = (name: string, password: string, { publish, subscribe }: Permissions): string => `
    {
      user: ${JSON.stringify(name)}, password: ${JSON.stringify(password)}
      permissions: { publish: { allow: [${list(publish)}] }, subscribe: { allow: [${list(subscribe)}] } }
    }`;

/** Configuration of nats-server with JetStream and one user per service plus `setup`. It holds passwords: keep it from other eyes. */
export function natsConfig(options: NatsConfigOptions): string {
  const users = [
    userText('setup', options.setupPassword, setupGrants),
    ...options.users.map((user) => userText(user.service, user.password, serviceGrants(user))),
  ];
  const monitor = options.monitorPort === undefined ? '' : `\nhttp: ${options.monitorPort}`;
  return `host: ${JSON.stringify(options.host ?? '127.0.0.1')}
port: ${options.port}${monitor}
max_payload: 1MB
jetstream: { store_dir: ${JSON.stringify(options.storeDir)} }
authorization: {
  users: [${users.join('')}
  ]
}
`;
}
