import { AppointmentEnded, AppointmentMade, DirectoryHeartbeat, FactoryClockAdvanced, FactoryRegistered } from '@anzhi/contracts';
import { type EventHandler, on } from '@anzhi/outbox';
import type { Tx } from '../database/transaction.js';
import { closeAppointment, moveClock, openAppointment, rememberFactory, rememberHeartbeat } from './directory.store.js';

/** How every service but party keeps its local copy of factories, clocks and appointments. */
export const directoryConsumers: readonly EventHandler<Tx>[] = [
  on(FactoryRegistered, (tx, event) => rememberFactory(tx, event.payload)),
  on(FactoryClockAdvanced, (tx, event) => moveClock(tx, event.factoryId, event.payload.at)),
  on(AppointmentMade, (tx, event) => openAppointment(tx, event.payload)),
  on(AppointmentEnded, (tx, event) => closeAppointment(tx, event.factoryId, event.payload.appointmentId)),
  on(DirectoryHeartbeat, (tx, event) => rememberHeartbeat(tx, Date.parse(event.payload.publishedAt))),
];

/** Aggregates of party that every service follows. */
export const DIRECTORY_AGGREGATES = ['factory', 'appointment', 'directory'] as const;

