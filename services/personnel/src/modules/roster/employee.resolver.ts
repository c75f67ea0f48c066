import { parseOpaqueId } from '@anzhi/domain';
import { Allow, forbidden, type RequestContext, requireRule, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { EmployeesArgs } from './employee.inputs.js';
import {
  amendmentsOf,
  findEmployee,
  listEmployees,
  loadEmployee,
  maskedIdentityNumber,
} from './employee.read-model.js';
import { Employee, EmployeeAmendment, EmployeeConnection } from './employee.type.js';

/** Refuses unless the viewer works at the factory or the group, or the record is their own. @throws GraphQLError */
function requireOwnOrStaff({ viewer }: RequestContext, factoryId: string, employeeNo: string): void {
  const own =
    viewer.self?.factoryId === factoryId &&
    viewer.self.employeeNo.toUpperCase() === employeeNo.toUpperCase() &&
    holdsRole(viewer, ['employee', 'agent'], factoryId);
  if (own) return;
  if (holdsRole(viewer, ['employee', 'agent'], factoryId) && !holdsRole(viewer, STAFF_ROLES, factoryId))
    throw forbidden();
  requireRule(viewer, STAFF_ROLES, factoryId);
}

/** `Employee` by its key: null out of scope, refused where the record is not the viewer's to see. */
export async function employeeReference(
  reference: Record<string, string>,
  context: RequestContext,
): Promise<Employee | null> {
  const id = reference['id'] ?? '';
  parseOpaqueId('employee', id);
  const found = await loadEmployee(context, id);
  if (found) requireOwnOrStaff(context, found.factoryId, found.employeeNo);
  return found;
}

@Resolver(() => Employee)
export class EmployeeResolver {
  @Allow(...STAFF_ROLES, 'employee', 'agent')
  @Query(() => Employee, {
    nullable: true,
    description: 'A person on the roster; employees see their own record only (职工).',
  })
  employee(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('employeeNo', () => String, { description: 'The employee number (工号).' }) employeeNo: string,
    @Ctx() context: RequestContext,
  ): Promise<Employee | null> {
    const factoryId = factoryIdOfCode(factoryCode);
    requireOwnOrStaff(context, factoryId, employeeNo);
    return findEmployee(context, factoryId, employeeNo);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => EmployeeConnection, { description: 'People on the roster of a factory (职工列表).' })
  async employees(
    @Args(() => EmployeesArgs) args: EmployeesArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EmployeeConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new EmployeeConnection(), await listEmployees(context, args));
  }

  @FieldResolver(() => String, {
    description: 'The identity number with its middle hidden, "369900********1234" (身份证号,脱敏).',
  })
  identityNumberMasked(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<string> {
    return maskedIdentityNumber(context, employee);
  }

  @FieldResolver(() => [EmployeeAmendment], {
    description: 'Dated changes of the record, the oldest first (更正记录).',
  })
  amendments(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<EmployeeAmendment[]> {
    return amendmentsOf(context, employee);
  }
}
