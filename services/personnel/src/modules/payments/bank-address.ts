import { OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import { FileRefusal } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { BATCH_ID } from './payment.store.js';

export interface BatchAddress {
  factoryId: string;
  factoryCode: string;
  /** The batch's uuid. */
  key: string;
}

/** The factory and batch of `<factoryCode>/<batchId>` with or without `.csv` or `.xlsx`. @throws FileRefusal 404 for what is none */
export function batchAddress([code = '', file = '', ...more]: readonly string[]): BatchAddress {
  const factoryCode = code.toUpperCase();
  const found = parsed(file.replace(/\.(csv|xlsx)$/, ''));
  if (more.length > 0 || found?.factoryId !== factoryIdOfCode(factoryCode)) throw noBatch();
  return { ...found, factoryCode };
}

export const noBatch = (): FileRefusal =>
  new FileRefusal(404, 'PAYMENT_BATCH_NOT_FOUND', 'There is no such payment batch (付款批次不存在)');

export const noBankFile = (): FileRefusal =>
  new FileRefusal(
    422,
    'NOT_A_BANK_BATCH',
    'Escrow goes to the depositary and arrears to their fund, not by a bank file to persons (提存及缴存批次无银行文件)',
  );

export const noFundList = (): FileRefusal =>
  new FileRefusal(
    422,
    'NOT_A_FUND_BATCH',
    'Only arrears of social insurance and housing fund go to their fund by a list; people are paid by a bank file (仅社保、公积金缴存批次有缴存清册)',
  );

function parsed(text: string): { factoryId: string; key: string } | null {
  try {
    return parseOpaqueId(BATCH_ID, text);
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}
