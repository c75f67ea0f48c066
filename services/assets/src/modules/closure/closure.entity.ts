import type { LocalDate } from '@anzhi/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosurePhaseName, ClosureRegimeName } from './domain/closure-project.js';

@Entity('closure_project')
export class ClosureProjectRow {
  @PrimaryColumn('text', { name: 'factory_id' })
  factoryId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  regime: ClosureRegimeName;

  @Column('text')
  phase: ClosurePhaseName;

  @Column('date', { name: 'opened_on' })
  openedOn: LocalDate;

  @Column('text', { nullable: true })
  court: string | null;

  @Column('text', { name: 'case_no', nullable: true })
  caseNo: string | null;

  @Column('date', { name: 'accepted_on', nullable: true })
  acceptedOn: LocalDate | null;

  @Column('date', { name: 'claim_window_from', nullable: true })
  windowFrom: LocalDate | null;

  @Column('date', { name: 'claim_window_to', nullable: true })
  windowTo: LocalDate | null;

  @Column('text', { nullable: true })
  administrator: string | null;

  @Column('text', { name: 'ruling_no', nullable: true })
  rulingNo: string | null;

  @Column('date', { name: 'declared_on', nullable: true })
  declaredOn: LocalDate | null;
}
