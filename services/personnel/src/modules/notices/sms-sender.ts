import {
  type Database,
  type Logger,
  type Stoppable,
  startLoop,
  systemViewer,
  type Tx,
} from '@anzhi/service-kit';
import { moveNotices, noticeNumber } from './notice.store.js';
import { nextMessage, noteMessage, type PendingMessage, phoneOf } from './sms.store.js';

/** What hands a text message to a provider. */
export interface SmsSender {
  /** @returns the provider's reference, which is the proof. @throws SmsRefusedError when it will never take it */
  send(message: { readonly to: string; readonly text: string; readonly key: string }): Promise<string>;
}

/** The provider refuses this message for good: a number that does not exist, a person who does not want any. */
export class SmsRefusedError extends Error {
  override readonly name = 'SmsRefusedError';
}

const EVERY_MS = 5_000;
/** After so many failures of the provider a message counts as not delivered, and other means are due. */
const MAX_TRIES = 5;

/** The text says that there is something to read, never what: telephones are lost and shared. */
export const textOf = (number: string): string =>
  `【安置服务】您有一份通知(${number}),请携带身份证到职工安置大厅领取,或登录个人页面查看。`;

/** Sends what waits, one message a transaction. @returns how many were handled */
export async function sendMessages(database: Database, sender: SmsSender): Promise<number> {
  const viewer = systemViewer('personnel', 'sms');
  for (let handled = 0; ; handled += 1) {
    const sent = await database.write(viewer, { kind: 'group' }, (tx) => sendOne(tx, sender));
    if (!sent) return handled;
  }
}

async function sendOne(tx: Tx, sender: SmsSender): Promise<boolean> {
  const message = await nextMessage(tx);
  if (!message) return false;
  const { factoryId, noticeKey } = message;
  const outcome = await tryToSend(tx, message, sender);
  await noteMessage(tx, message, outcome);
  if (outcome) {
    const { date } = await tx.clock.now(factoryId);
    await moveNotices(tx, factoryId, [noticeKey], 'proof' in outcome ? 'SERVED' : 'UNSERVED', date);
  }
  return outcome !== null;
}

async function tryToSend(tx: Tx, message: PendingMessage, sender: SmsSender) {
  const { factoryId, key, no, tries } = message;
  const to = await phoneOf(tx, message, message.representative ? message : undefined);
  if (!to) return { failure: '没有可用的手机号码 (no telephone)' };
  try {
    const text = textOf(noticeNumber(factoryId, no));
    return { proof: `短信回执 ${await sender.send({ to, text, key })}` };
  } catch (error) {
    if (error instanceof SmsRefusedError) return { failure: `短信被拒 (${error.message})` };
    // The provider is away: the message waits, and after some tries somebody has to go there.
    return tries + 1 < MAX_TRIES ? null : { failure: '短信平台无应答 (the provider does not answer)' };
  }
}

/**
 * A provider behind HTTP: `POST url` with `{ to, text, key }` and a bearer token answers `{ reference }`; 4xx is for good, anything
 * else may be tried again. The key is the message's own, so that a provider that saw it before sends it once.
 */
export function httpSmsSender({ url, token }: { url: string; token: string }): SmsSender {
  return {
    async send(message) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429)
        throw new SmsRefusedError(`HTTP ${response.status}`);
      if (!response.ok) throw new Error(`the SMS provider answered ${response.status}`);
      const { reference } = (await response.json()) as { reference?: unknown };
      if (typeof reference !== 'string' || reference === '')
        throw new Error('the SMS provider gave no reference');
      return reference;
    },
  };
}

/** Sends waiting messages every few seconds. */
export function startSmsSending(database: Database, sender: SmsSender, logger: Logger): Stoppable {
  return startLoop('text messages', EVERY_MS, logger, async () => {
    const handled = await sendMessages(database, sender);
    if (handled > 0) logger.info({ handled }, 'text messages handled');
  });
}
