import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { ROLES } from '@anzhi/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';

/** Roles that are given by appointment; the others one holds of oneself. */
export const APPOINTABLE_ROLES: readonly string[] = ROLES.filter(
  (role) => !['employee', 'agent', 'creditor'].includes(role),
);

@Inherit()
@ObjectType({ description: 'A person in a role at a factory or the group (任职).' })
export class Appointment {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The tenant key of the factory, "_group" for HQ roles (工厂标识).' })
  factoryId: string;

  @Field(() => String, { description: 'The subject of the person in the identity provider (人员账号).' })
  subject: string;

  @Field(() => String, { description: 'The role, "placement-officer" (岗位).' })
  role: string;

  @Field(() => String, { description: 'On what ground (任职依据).' })
  reason: string;

  @Field(() => LocalDateText, { description: 'When it began (任职日期).' })
  madeOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it ended, null while in office (离任日期).',
  })
  endedOn: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of appointments (任职列表).' })
export class AppointmentConnection extends connectionOf(Appointment, 'Appointment', 'appointments (任职)') {}
