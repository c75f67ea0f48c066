import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import type { Stage } from '../stage.js';
import type { Batch } from './batch.js';

interface Detail {
  readonly serial: string;
  readonly account: string;
  readonly amount: string;
}

/** The file as it goes to the bank (docs/formats/bank-file.md), taken by a finance officer. */
async function fileOf(
  { client, site }: Stage,
  { id, no }: Batch,
): Promise<{ hash: string; details: readonly Detail[] }> {
  const { status, bytes } = await client.download(
    site.cast.approver,
    `/files/personnel/bank-files/${site.code}/${id}.csv?encoding=utf-8`,
  );
  if (status !== 200)
    throw new Error(`bank file of batch ${no}: ${status} ${bytes.toString().slice(0, 300)}`);
  const [header, ...lines] = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const details = lines.map((line) => {
    const [, serial = '', , , , account = '', amount = ''] = line.split(',');
    return { serial, account, amount };
  });
  return { hash: header?.split(',')[7] ?? '', details };
}

/** Plays the bank: reads the file and answers it with another, in which some payments did not arrive; `fails` counts from 0. */
export async function answerByBankFile(
  stage: Stage,
  batch: Batch,
  fails: (at: number) => boolean,
  on: string,
): Promise<void> {
  const { client, site } = stage;
  const { hash, details } = await fileOf(stage, batch);
  const total = formatYuan(sumFen(details.map(({ amount }) => parseYuan(amount))));
  const header = ['R', 'ANZHI-RESULT-1', 'RESULT', batch.no, site.code, on, details.length, total, hash];
  const answers = details.map(({ serial, account, amount }, at) => {
    const outcome = fails(at) ? ['FAILED', 'ACCOUNT_CLOSED', ''] : ['PAID', '', `GZYH${batch.no}-${serial}`];
    return ['A', serial, account.slice(-4), amount, ...outcome];
  });
  const file = [header, ...answers].map((record) => `${record.join(',')}\r\n`).join('');
  const taken = await client.send(
    site.cast.approver,
    `/files/personnel/bank-results/${site.code}/${batch.id}`,
    Buffer.from(file, 'utf8'),
  );
  if (taken['status'] !== 'TAKEN')
    throw new Error(`the bank's answer was refused: ${JSON.stringify(taken).slice(0, 600)}`);
}
