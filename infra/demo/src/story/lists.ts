import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { rosterControl } from './roster.js';

/** In service and without a placement: whom the officers still have to find. */
const NAME = '在职未安置人员';
const FILTER = { categories: ['ACTIVE_ON_POST'], withoutPlacement: true };

async function keep({ client }: Stage): Promise<number> {
  await client.act(CAST.placement, {
    field: 'saveWorkingList',
    input: { factoryCode: FACTORY, name: NAME, filter: FILTER, sort: 'UNIT', shared: true, replace: true },
  });
  const { workingList } = await client.query<{ workingList: { totalCount: number } }>(
    CAST.leader,
    'query List($code: String!, $filter: WorkingListFilter) { workingList(factoryCode: $code, filter: $filter, first: 1) { totalCount } }',
    { code: FACTORY, filter: FILTER },
  );
  return workingList.totalCount;
}

/** A list as a file. @throws Error with the refusal */
async function exported({ client }: Stage, file: string): Promise<Buffer> {
  const { status, bytes } = await client.download(
    CAST.placement,
    `/files/personnel/exports/${FACTORY}/${file}`,
  );
  if (status !== 200) throw new Error(`${file}: ${status} ${bytes.toString().slice(0, 300)}`);
  return bytes;
}

export const lists: Step = {
  title: '工作清单保存、导出 a working list kept, lists exported',
  play: async (stage) => {
    const waiting = await keep(stage);
    const csv = (await exported(stage, 'employees.csv')).toString('utf8');
    const xlsx = await exported(stage, 'entitlements.xlsx');
    const rows = csv.trimEnd().split('\r\n').length - 1;
    if (rows !== rosterControl().rows) throw new Error(`the exported roster has ${rows} rows`);
    if (xlsx.subarray(0, 2).toString() !== 'PK') throw new Error('entitlements.xlsx is no workbook');
    return `"${NAME}" ${waiting} 人 people, 共享 shared; employees.csv ${rows} rows, entitlements.xlsx ${Math.round(xlsx.length / 1_024)} KB`;
  },
};
