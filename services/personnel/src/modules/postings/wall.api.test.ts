import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { endRound, type Outcome, type PostingStory, startPostingStory } from './posting-story.fixture.js';

const VERIFY = join(__dirname, '../../../../../infra/ops/bin/verify.js');
const folder = mkdtempSync(join(tmpdir(), 'anzhi-verify-'));

let story: PostingStory;
let round: NonNullable<Outcome['round']>;
beforeAll(async () => {
  story = await startPostingStory(9);
  await story.service.sql(
    `UPDATE employee SET name = '<b>张&"三' WHERE factory_id = 'gz-01' AND employee_no = 'GZ00003'`,
  );
  await story.service.sql(
    `UPDATE employee SET injury_grade = 6, special_type = 'TOXIC', special_from = '2010-01-01', special_to = '2015-12-31'
      WHERE factory_id = 'gz-01' AND employee_no IN ('GZ00001', 'GZ00002')`,
  );
  await story.today('2026-08-24');
  const given = await story.actAs('GZ00001', 'givePostingConsent', {
    factoryCode: 'GZ-01',
    employeeNo: 'GZ00001',
    items: ['INJURY'],
    evidence: '同意书 1',
  });
  expect(given).toMatchObject({ consents: [{ item: 'INJURY', givenOn: '2026-08-24', revokedOn: null }] });
  round = (await story.open()).round!;
});
afterAll(() => story.stop());

const staff = () => story.service.as('placement-officer');
const textOf = async (path: string): Promise<string> => {
  const response = await staff().download(path);
  expect(response.status).toBe(200);
  return response.text();
};
function verify(content: string, ...flags: string[]) {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, content);
  // No environment: nothing of the running system can be reached.
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFY, file, ...flags], {
    env: {},
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}
const noticeOf = (ending = 'html?paper=A3', id = round.id): string =>
  `/files/personnel/notices/GZ-01/${id}.${ending}`;

describe('S052 the notice for the wall', () => {
  it('S052 I-P10 shows exactly the seven items, serial, name, unit and the mark; nothing else of §2.1.6', async () => {
    const html = await textOf(noticeOf());
    const headers = [...html.matchAll(/<th scope="col">(.*?)<\/th>/g)].map((found) => found[1]);
    expect(headers).toEqual([
      ...['序号', '姓名', '车间(部门)'],
      ...['年龄', '工龄', '特殊工种年限', '工伤鉴定', '安置费(元)', '经济补偿金(元)', '补发拖欠工资(元)'],
      '更正',
    ]);
    const [people] = await story.service.sql<{ forbidden: string[] }>(
      `SELECT array_agg(employee_no) || array_agg(birth_date::text) AS forbidden FROM employee WHERE factory_id = 'gz-01'`,
    );
    expect(people!.forbidden.filter((text) => html.includes(text))).toEqual([]);
    expect(html).not.toMatch(/3699\d{2}/);
  });

  it('is Chinese, printed on A3 or A4 with repeated heads, period, place, remedy and root; names are escaped', async () => {
    const html = await textOf(noticeOf());
    expect(html).toContain('@page { size: A3 landscape');
    expect(await textOf(noticeOf('html'))).toContain('@page { size: A4 landscape');
    expect(html).toContain('thead { display: table-header-group }');
    for (const part of ['第一榜', '2026-08-24', '2026-09-01', '厂区公告栏', '人民法院', round.root])
      expect(html).toContain(part);
    expect(html).toContain('&lt;b&gt;张&amp;&quot;三');
    expect(html).not.toContain('<b>张');
    expect((await staff().download(noticeOf('html?paper=A5'))).status).toBe(400);
    expect((await story.service.as('employee', { employeeNo: 'GZ00004' }).download(noticeOf())).status).toBe(
      200,
    );
    const stranger = story.service.as('placement-officer', { factory: 'gz-02' });
    expect((await stranger.download(noticeOf())).status).toBe(403);
  });

  it('comes as XLSX with the same columns', async () => {
    const response = await staff().download(noticeOf('xlsx'));
    const book = new Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(10);
    expect(sheet.getRow(1).cellCount).toBe(11);
    expect(sheet.getRow(4).getCell(2).text).toBe('<b>张&"三');
  });

  it('§2.1.6 shows an injury grade only with the person’s separate consent, and masks everybody else alike', async () => {
    const { postingRows } = await staff().query<{ postingRows: { nodes: Record<string, string>[] } }>(
      'query ($id: ID!) { postingRows(roundId: $id) { nodes { serial injuryGrade specialWorkYears } } }',
      { id: round.id },
    );
    expect(postingRows.nodes[0]).toEqual({ serial: 1, injuryGrade: '6级', specialWorkYears: '***' });
    expect(postingRows.nodes.slice(1).filter((row) => row['injuryGrade'] !== '***')).toEqual([]);
  });
});

describe('consents are the person’s own', () => {
  const about = (over: object = {}) => ({ factoryCode: 'GZ-01', employeeNo: 'GZ00001', ...over });
  const consent = (over: object = {}) => about({ items: ['INJURY'], evidence: '同意书 2', ...over });

  it.each([
    ['PostingConsentStandsError', 'GZ00001', 'givePostingConsent', consent()],
    ['PostingConsentNotOwnError', 'GZ00002', 'givePostingConsent', consent()],
    ['PostingConsentNotOwnError', 'GZ00002', 'revokePostingConsent', about({ item: 'INJURY' })],
    ['PostingConsentMissingError', 'GZ00001', 'revokePostingConsent', about({ item: 'SPECIAL_WORK' })],
  ])('%s', async (name, employeeNo, act, input) => {
    expect(await story.actAs(employeeNo, act, input)).toMatchObject({ __typename: name });
  });

  it('staff record one only for somebody on the roster', async () => {
    expect(await story.act('givePostingConsent', consent({ employeeNo: 'GZ99999' }))).toMatchObject({
      __typename: 'PostingConsentPersonError',
    });
  });
});

describe('offline proof (decision 23)', () => {
  const roundFile = () => textOf(`/files/personnel/rounds/GZ-01/${round.id}.json`);

  it('verifies a downloaded round without the system', async () => {
    const file = await roundFile();
    expect(verify(file)).toEqual({ status: 0, out: `root ${round.root}\nrows 9\nOK\n` });
    expect(verify(file, '--root', round.root).status).toBe(0);
    expect(verify(file, '--root', 'a'.repeat(64))).toMatchObject({ status: 1 });
    expect(file).not.toContain('hiddenSalt');
    expect(file).not.toContain('"injuryGrade":6');
  });

  it('names the first wrong row of a file tampered with, and a root that does not fit', async () => {
    const file = JSON.parse(await roundFile());
    const forged = structuredClone(file);
    forged.rows[4].row.compensation = '999999.00';
    expect(verify(JSON.stringify(forged))).toEqual({
      status: 1,
      out: 'WRONG: row 5 (serial 5) does not fit its leaf\n',
    });
    const short = { ...file, rows: file.rows.slice(1) };
    expect(verify(JSON.stringify(short))).toMatchObject({
      status: 1,
      out: expect.stringContaining('8 rows of 9'),
    });
    const swapped = { ...file, rows: file.rows.slice(1), size: 8 };
    expect(verify(JSON.stringify(swapped))).toMatchObject({
      status: 1,
      out: expect.stringContaining('give root'),
    });
    expect(verify('{"format":"other"}').status).toBe(2);
    expect(verify('not json').status).toBe(2);
  });

  it('gives a person their own proof, which verifies alone; others get none', async () => {
    const path = `/files/personnel/proofs/GZ-01/${round.id}/GZ00002.json`;
    const own = story.service.as('employee', { employeeNo: 'GZ00002' });
    const proof = await (await own.download(path)).text();
    expect(verify(proof, '--root', round.root)).toEqual({
      status: 0,
      out: `root ${round.root}\nrows 1\nOK\n`,
    });
    expect(JSON.parse(proof).hidden).toMatchObject({ injuryGrade: 6 });
    expect(verify(proof.replace('"injuryGrade":6', '"injuryGrade":7'))).toMatchObject({ status: 1 });
    const other = story.service.as('employee', { employeeNo: 'GZ00003' });
    expect((await other.download(path)).status).toBe(403);
    expect((await other.download(`/files/personnel/rounds/GZ-01/${round.id}.json`)).status).toBe(403);
    expect((await staff().download(`/files/personnel/proofs/GZ-01/FACTS/GZ00002.json`)).status).toBe(404);
    expect((await staff().download('/files/personnel/rounds/GZ-01/nonsense.json')).status).toBe(404);
  });
});

describe('taken down at close', () => {
  it('answers 410 after the last day, shows others no rows, and keeps the person’s proof', async () => {
    await endRound(story, round.id, '2026-09-02');
    expect((await staff().download(noticeOf())).status).toBe(410);
    expect((await staff().download(noticeOf('xlsx'))).status).toBe(410);
    const person = story.service.as('employee', { employeeNo: 'GZ00002' });
    expect(
      await person.query('query ($id: ID!) { postingRows(roundId: $id) { nodes { serial } } }', {
        id: round.id,
      }),
    ).toEqual({ postingRows: { nodes: [{ serial: 2 }] } });
    const proof = await person.download(`/files/personnel/proofs/GZ-01/${round.id}/GZ00002.json`);
    expect(verify(await proof.text()).status).toBe(0);
  });

  it('masks again in the next round what was revoked, and that is no correction', async () => {
    await story.actAs('GZ00001', 'revokePostingConsent', {
      factoryCode: 'GZ-01',
      employeeNo: 'GZ00001',
      item: 'INJURY',
    });
    const second = await story.open();
    expect(second.round).toMatchObject({ no: 2, correctedCount: 0 });
    const { postingRows } = await staff().query<{ postingRows: { nodes: { injuryGrade: string }[] } }>(
      'query ($id: ID!) { postingRows(roundId: $id, first: 1) { nodes { injuryGrade } } }',
      { id: second.round!.id },
    );
    expect(postingRows.nodes).toEqual([{ injuryGrade: '***' }]);
  });
});
