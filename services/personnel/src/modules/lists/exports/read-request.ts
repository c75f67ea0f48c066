import { FileRefusal } from '@anzhi/graphql-kit';
import { FACTORY_CODE, factoryIdOfCode } from '@anzhi/service-kit';
import type { ExportFilter, ExportList } from './export-list.js';
import { backPayList, entitlementsList, paymentsList, uncollectedList } from './money-lists.js';
import { employeesList, objectionsList, placementsList } from './people-lists.js';
import { valuesOf } from './terms.js';

/** The lists by their name in the address. */
export const EXPORT_LISTS: Readonly<Record<string, ExportList>> = {
  employees: employeesList,
  entitlements: entitlementsList,
  objections: objectionsList,
  placements: placementsList,
  payments: paymentsList,
  uncollected: uncollectedList,
  'back-pay': backPayList,
};

export type ExportFormat = 'csv' | 'xlsx';

/** What an address asks for. */
export interface ExportRequest {
  readonly factoryId: string;
  readonly name: string;
  readonly list: ExportList;
  readonly format: ExportFormat;
}

const FILE = /^([a-z-]+)\.(csv|xlsx)$/;
const LONGEST_TEXT = 200;

/** `<factoryCode>/<list>.csv` or `.xlsx`. @throws FileRefusal 404 */
export function readExportRequest(segments: readonly string[]): ExportRequest {
  const [code = '', file = '', ...more] = segments;
  const [, name = '', format = ''] = FILE.exec(file) ?? [];
  const list = Object.hasOwn(EXPORT_LISTS, name) ? EXPORT_LISTS[name] : undefined;
  if (!list || more.length > 0 || !FACTORY_CODE.test(code.toUpperCase()))
    throw new FileRefusal(
      404,
      'NOT_FOUND',
      `No such list; there are ${Object.keys(EXPORT_LISTS).join(', ')}, each as .csv and .xlsx (没有此清单)`,
    );
  return { factoryId: factoryIdOfCode(code.toUpperCase()), name, list, format: format as ExportFormat };
}

/** The conditions of the address, checked against what the list can be narrowed to. @throws FileRefusal 400 */
export function readExportFilter(list: ExportList, query: URLSearchParams): Record<string, unknown> {
  const filter: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const known = Object.hasOwn(list.filters, name) ? list.filters[name] : undefined;
    if (!known)
      throw badFilter(`This list knows no filter ${name}; it knows ${Object.keys(list.filters).join(', ')}`);
    filter[name] = checkedValue(name, known, query.getAll(name));
  }
  return filter;
}

function checkedValue(name: string, filter: ExportFilter, given: readonly string[]): unknown {
  if (filter.enumName) {
    const allowed = valuesOf(filter.enumName);
    if (given.some((one) => !allowed.includes(one)))
      throw badFilter(`${name} is one of ${allowed.join(', ')}`);
    return [...new Set(given)];
  }
  const [only = '', ...more] = given;
  if (filter.flag) {
    if (only !== 'true' || more.length > 0) throw badFilter(`${name} is true or left out`);
    return true;
  }
  if (only.trim() === '' || only.length > LONGEST_TEXT || more.length > 0)
    throw badFilter(`${name} is given once, with 1 to ${LONGEST_TEXT} characters`);
  return only;
}

const badFilter = (message: string): FileRefusal =>
  new FileRefusal(400, 'BAD_FILTER', `${message} (筛选条件有误)`);
