import { localDate } from '@anzhi/domain';
import { type ContractFacts, contractText } from './contract-text.js';

const facts: ContractFacts = {
  ...{
    number: 'GZ-01-自救-0001',
    factory: '赣州汽修厂',
    partyA: 'ADMINISTRATOR',
    partyAName: '某律师事务所',
  },
  ...{ appointmentNo: null, employeeNo: 'GZ00001', name: '张三', post: '钳工' },
  ...{ wageFen: 300_000n, minimumFen: 200_000n, decisionNo: '(2026)粤01破1号之二' },
  ...{ from: localDate('2026-09-01'), to: localDate('2026-12-31'), signedOn: localDate('2026-08-19') },
};

it('S127: states the rights and duties of both sides, the term, the wage and that it ends with the closure', () => {
  const text = contractText(facts);
  for (const part of ['甲方的权利', '甲方的义务', '乙方的权利', '乙方的义务']) expect(text).toContain(part);
  expect(text).toContain('自 2026-09-01 起至 2026-12-31 止;破产程序先行终结的,本合同同时终止');
  expect(text).toContain('每月人民币 3000.00 元,不低于当地最低工资标准 2000.00 元');
  expect(text).toContain('第四十二条第四项');
  expect(text).toContain('甲方:某律师事务所(赣州汽修厂破产管理人)');
});

it('S126 art. 24: names the liquidation group with the number of its appointment', () => {
  const text = contractText({ ...facts, partyA: 'LIQUIDATION_GROUP', appointmentNo: '(2026)粤01破1号之一' });
  expect(text).toContain('破产清算组,指定文号 (2026)粤01破1号之一');
});
