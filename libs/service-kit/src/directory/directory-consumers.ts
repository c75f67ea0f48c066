import {
  AppointmentEnded,
  AppointmentMade,
  DirectoryHeartbeat,
  FactoryClockAdvanced,
  FactoryRegistered,
} from '@anzhi/contracts';
import { type EventHandler, onEvent } from '@anzhi/outbox';
import type { Tx } from '../database/transaction.js';
import {
  closeAppointment,
  moveClock,
  openAppointment,
  rememberFactory,
  rememberHeartbeat,
} from './directory.store.js';

/** How every service but party keeps its local copy of factories, clocks and appointments. */
export const directoryConsumers: readonly EventHandler<Tx>[] = [
  onEvent(FactoryRegistered, (event, tx) => rememberFactory(tx, event.payload)),
  onEvent(FactoryClockAdvanced, (event, tx) => moveClock(tx, event.factoryId, event.payload.at)),
  onEvent(AppointmentMade, (event, tx) => openAppointment(tx, event.payload)),
  onEvent(AppointmentEnded, (event, tx) =>
    closeAppointment(tx, event.factoryId, event.payload.appointmentId),
  ),
  // Superseding: heartbeats that were parked once must not keep access closed for ever, as only who has access frees them.
  onEvent(DirectoryHeartbeat, (event, tx) => rememberHeartbeat(tx, Date.parse(event.payload.publishedAt)), {
    supersedes: true,
  }),
];
