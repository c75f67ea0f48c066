import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('kickoff_item')
export class KickoffItemRow {
  @PrimaryColumn('text', { name: 'factory_id' })
  factoryId: string;

  @PrimaryColumn('text')
  item: string;

  @Column('text')
  title: string;

  @Column('text')
  evidence: string;

  @Column('date', { name: 'held_on' })
  heldOn: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy: string;
}
