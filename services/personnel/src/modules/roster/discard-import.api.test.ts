import type { TestService } from '@anzhi/service-testing';
import { commit, csvOf, declare, freeze, someone, startRosterService, upload } from './roster-api.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startRosterService();
});
afterAll(() => service.stop());

const DISCARD = `mutation ($input: DiscardRosterImportInput!) { discardRosterImport(input: $input) { __typename
  ... on DiscardRosterImportSuccess { import { status discardedOn discardReason notedRows { nodes { line cells { header text } } } } }
  ... on UserError { message } } }`;
const discard = async (importId: string | null): Promise<Record<string, unknown>> =>
  (
    await service.as('placement-officer').query<{ discardRosterImport: Record<string, unknown> }>(DISCARD, {
      input: { importId, reason: '传错文件' },
    })
  ).discardRosterImport;

describe('an import that is given up', () => {
  it('leaves nothing on the roster, keeps what the rejected rows said, and no longer stops the freeze', async () => {
    const wrong = someone(2, { averageWage: '-1' });
    const { answer } = await upload(service, csvOf([someone(1), wrong]));
    const discarded = await discard(answer.importId);
    expect(discarded).toMatchObject({
      __typename: 'DiscardRosterImportSuccess',
      import: { status: 'DISCARDED', discardedOn: '2026-08-18', discardReason: '传错文件' },
    });
    const rows = (
      discarded['import'] as { notedRows: { nodes: { cells: { header: string; text: string }[] }[] } }
    ).notedRows.nodes;
    const cells = Object.fromEntries(rows[0]!.cells.map(({ header, text }) => [header, text]));
    expect(cells).toMatchObject({ 工号: 'GZ000002' });
    expect(Object.values(cells)).toContain('-1');
    const number = wrong.find((cell) => /^\d{17}[\dX]$/.test(cell))!;
    expect(cells['身份证号']).toBe(`${number.slice(0, 6)}********${number.slice(-4)}`);
    expect(await service.sql('SELECT 1 FROM roster_staged_row')).toEqual([]);
    const [stored] = await service.sql<{ cells: Buffer }>(
      'SELECT cells_sealed AS cells FROM roster_import_row WHERE rejected',
    );
    expect(stored!.cells.toString('utf8')).not.toContain(number);
    expect(
      await commit(service, { importId: answer.importId, leaveOutRejected: true, reason: 'x' }),
    ).toMatchObject({
      __typename: 'RosterImportDiscardedError',
    });
    expect(await discard(answer.importId)).toMatchObject({ __typename: 'RosterImportDiscardedError' });
  });

  it('cannot be given up once it is on the roster', async () => {
    const { answer } = await upload(service, csvOf([someone(3)]));
    await commit(service, { importId: answer.importId });
    expect(await discard(answer.importId)).toMatchObject({ __typename: 'RosterImportCommittedError' });
    expect(await discard(Buffer.from('import:gz-01:nothing').toString('base64url'))).toMatchObject({
      __typename: 'RosterImportNotFoundError',
    });
    await declare(service);
    expect(await freeze(service)).toMatchObject({ __typename: 'FreezeRosterSuccess', total: 1 });
  });
});
