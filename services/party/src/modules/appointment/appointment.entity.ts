import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('appointment')
export class AppointmentRow {
  @PrimaryColumn('text', { name: 'factory_id' })
  factoryId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  subject: string;

  @Column('text')
  role: string;

  @Column('text')
  reason: string;

  @Column('date', { name: 'made_on' })
  madeOn: string;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;
}
