import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { loadBankAccount } from './bank-account.service.js';
import { overpaymentsOf } from './overpayment.read-model.js';
import { Overpayment } from './overpayment.type.js';
import { paymentsOfPerson } from './payment.read-model.js';
import { BankAccount, Payment } from './payment.type.js';

@Resolver(() => Employee)
export class EmployeePaymentsResolver {
  @Allow('employee', 'agent', 'placement-officer', 'finance-approver', 'administrator')
  @FieldResolver(() => [Payment], { description: 'The payments to the person, oldest first (付款记录).' })
  payments(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<Payment[]> {
    return paymentsOfPerson(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'finance-approver', 'administrator')
  @FieldResolver(() => [Overpayment], {
    description: 'What was paid too much to the person, with what came back (多付及收回).',
  })
  overpayments(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<Overpayment[]> {
    return overpaymentsOf(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'finance-approver')
  @FieldResolver(() => BankAccount, {
    nullable: true,
    description: 'Where the person is paid, masked (收款账户).',
  })
  bankAccount(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<BankAccount | null> {
    return loadBankAccount(context.reads, employee.factoryId, employee.employeeId);
  }
}
