import type { Json, Viewer } from '../client.js';
import { inParallel, inParts } from '../retry.js';
import { CAST, FACTORY, type Stage } from '../stage.js';
import { people, type ScriptedObjection } from './people.js';
import type { Series } from './series.js';

/** Acts under way at once. */
const WIDTH = 8;

/** Objections in one act; the service takes up to 100. */
const BATCH = 100;

interface Filed {
  readonly id: string;
  readonly employeeNo: string;
  readonly item: string;
  readonly state: string;
  readonly hearingRequired: boolean;
  readonly heardOn: string | null;
}

interface FiledPage {
  readonly objections: {
    readonly nodes: readonly Filed[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Objections of a factory that fit a filter, all pages, by person and item: several are filed at once, yet every play makes the same batches. */
async function listed({ client }: Stage, filter: Json): Promise<Filed[]> {
  const document = `query Objections($code: String!, $filter: ObjectionFilter, $after: String) {
    objections(factoryCode: $code, filter: $filter, first: 100, after: $after) {
      nodes { id employeeNo item state hearingRequired heardOn } pageInfo { hasNextPage endCursor } } }`;
  const found: Filed[] = [];
  for (let after: string | null = null; ; ) {
    const page: FiledPage = await client.query<FiledPage>(CAST.placement, document, {
      code: FACTORY,
      filter,
      after,
    });
    found.push(...page.objections.nodes);
    if (!page.objections.pageInfo.hasNextPage) return found.sort(byPersonAndItem);
    after = page.objections.pageInfo.endCursor;
  }
}

function byPersonAndItem(a: Filed, b: Filed): number {
  return a.employeeNo.localeCompare(b.employeeNo, 'en') || a.item.localeCompare(b.item, 'en');
}

function filerOf({ by, employeeNo }: ScriptedObjection): Viewer {
  if (by === 'staff') return CAST.placement;
  return { role: 'employee', factory: FACTORY, employee: by === 'self' ? employeeNo : by };
}

/** Files what the script has for a round, one by one as people come to the counter; those by petition come another way. */
export async function fileObjections(stage: Stage, round: number): Promise<void> {
  const scripted = people().objections.filter((one) => one.round === round && one.by !== 'petition');
  let done = 0;
  await inParallel(scripted, WIDTH, async (one) => {
    const { series, employeeNo, item, claim, evidence } = one;
    await stage.client.act(filerOf(one), {
      field: 'fileObjection',
      input: { factoryCode: FACTORY, series, employeeNo, item, claim, evidence },
    });
    done += 1;
    stage.progress(done, scripted.length, `objections of round ${round}`);
  });
}

const REMEDIES = '可在收到本裁决之日起十五日内向受理破产案件的人民法院提起职工债权确认诉讼(企业破产法第48条)';

function decisionOf(filed: Filed, series: Series): Json {
  const scripted = people().objections.find(
    (one) => one.series === series && one.employeeNo === filed.employeeNo && one.item === filed.item,
  );
  if (!scripted) throw new Error(`the script knows no objection of ${filed.employeeNo} on ${filed.item}`);
  const upheld = scripted.result === 'UPHELD';
  return {
    objectionId: filed.id,
    result: scripted.result,
    reasons: upheld ? '经核对原始档案,异议成立,予以更正' : '经核对原始档案,名册记载无误',
    remedies: upheld ? '' : REMEDIES,
    correction: scripted.correction,
  };
}

async function inBatches<T>(
  stage: Stage,
  field: string,
  inputType: string,
  items: readonly T[],
  input: (part: T[]) => Json,
) {
  for (const part of inParts(items, BATCH)) {
    await stage.client.act(CAST.placement, { field, inputType, input: input(part) });
  }
}

/** Accepts, hears, decides and notifies the objections of a round, each from where it stands. */
export async function decideAll(stage: Stage, series: Series, roundId: string): Promise<void> {
  const filter = { series, roundId };
  const open = await listed(stage, filter);
  const filed = open.filter(({ state }) => state === 'FILED');
  await inBatches(stage, 'acceptObjections', 'AcceptObjectionsInput', filed, (part) => ({
    objectionIds: part.map(({ id }) => id),
  }));
  for (const { id } of open.filter((one) => one.hearingRequired && one.heardOn === null)) {
    await stage.client.act(CAST.placement, {
      field: 'recordHearing',
      input: { objectionId: id, note: '已当面听取本人意见,笔录存卷' },
    });
  }
  const accepted = (await listed(stage, filter)).filter(({ state }) =>
    ['ACCEPTED', 'INVESTIGATING'].includes(state),
  );
  await inBatches(stage, 'decideObjections', 'DecideObjectionsInput', accepted, (part) => ({
    decisions: part.map((one) => decisionOf(one, series)),
  }));
  const decided = (await listed(stage, filter)).filter(({ state }) =>
    ['UPHELD', 'PARTLY', 'DISMISSED'].includes(state),
  );
  await inBatches(stage, 'notifyObjections', 'NotifyObjectionsInput', decided, (part) => ({
    notices: part.map(({ id }, at) => ({
      objectionId: id,
      means: at % 4 === 0 ? 'POST' : 'PRINT',
      proof: `送达回证 ${id.slice(-12)}`,
    })),
  }));
}
