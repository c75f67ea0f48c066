import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Appointment } from './appointment.type.js';

@Inherit()
@ObjectType({ description: 'The person holds the role (任命成功).' })
export class MakeAppointmentSuccess {
  constructor(appointment: Appointment) {
    this.appointment = appointment;
  }

  @Field(() => Appointment, {
    description: 'The appointment, the standing one when it was already made (任职).',
  })
  appointment: Appointment;
}

@Inherit()
@ObjectType({
  description: 'The role belongs to the group, or to a factory, and the input says otherwise (任职范围不符).',
  implements: UserError,
})
export class AppointmentScopeError extends UserError {
  constructor(role: string, group: boolean) {
    super(
      group
        ? `${role} is a role of the group: leave factoryCode out`
        : `${role} is a role at a factory: give factoryCode`,
    );
  }
}

@Inherit()
@ObjectType({
  description: 'No factory has this code (工厂不存在).',
  implements: UserError,
})
export class AppointmentFactoryNotFoundError extends UserError {
  constructor(code: string) {
    super(`No factory has the code ${code}; register it first (工厂不存在)`);
  }
}

export const MakeAppointmentResult = resultUnion(
  'MakeAppointmentResult',
  [MakeAppointmentSuccess, AppointmentScopeError, AppointmentFactoryNotFoundError],
  'What came of an appointment.',
);

@Inherit()
@ObjectType({ description: 'The person no longer holds the role (免职成功).' })
export class EndAppointmentSuccess {
  constructor(appointment: Appointment) {
    this.appointment = appointment;
  }

  @Field(() => Appointment, { description: 'The ended appointment (任职).' })
  appointment: Appointment;
}

@Inherit()
@ObjectType({
  description: 'No such appointment is in office (任职不存在或已结束).',
  implements: UserError,
})
export class AppointmentNotOpenError extends UserError {
  constructor() {
    super('There is no such appointment in office; it may have ended already (任职不存在或已结束)');
  }
}

export const EndAppointmentResult = resultUnion(
  'EndAppointmentResult',
  [EndAppointmentSuccess, AppointmentNotOpenError],
  'What came of ending an appointment.',
);
