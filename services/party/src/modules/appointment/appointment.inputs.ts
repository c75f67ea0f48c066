import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { IsIn } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { APPOINTABLE_ROLES } from './appointment.type.js';

@InputType({ description: 'A person to put into a role (任命).' })
export class MakeAppointmentInput {
  @Field(() => String, { description: 'The subject of the person in the identity provider (人员账号).' })
  @FilledText(200)
  subject: string;

  @Field(() => String, { description: 'The role, "placement-officer" (岗位).' })
  @IsIn(APPOINTABLE_ROLES, { message: `role is one of ${APPOINTABLE_ROLES.join(', ')}` })
  role: string;

  @Field(() => String, { nullable: true, description: 'The factory; left out for HQ roles (工厂代码).' })
  factoryCode?: string | null;

  @Field(() => String, { description: 'On what ground (任职依据).' })
  @FilledText(200)
  reason: string;
}

@InputType({ description: 'An appointment to end (免职).' })
export class EndAppointmentInput {
  @Field(() => ID, { description: 'The appointment (任职标识).' })
  appointmentId: string;

  @Field(() => String, { description: 'On what ground (免职依据).' })
  @FilledText(200)
  reason: string;
}

@ArgsType()
export class AppointmentsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only at this factory (工厂代码).' })
  factoryCode?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Only those in office (仅在任).' })
  open: boolean;
}
