import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('factory')
export class FactoryRow {
  @PrimaryColumn('text', { name: 'factory_id' })
  factoryId: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  city: string;

  @Column('text')
  site: string;

  @Column('text', { name: 'launch_batch', nullable: true })
  launchBatch: string | null;

  @Column('text', { name: 'clock_mode' })
  clockMode: 'REAL' | 'SIMULATED';

  @Column('timestamptz', { name: 'clock_at', nullable: true })
  clockAt: Date | null;
}
