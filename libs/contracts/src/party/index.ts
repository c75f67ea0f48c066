export { AppointmentEnded } from './appointment-ended.js';
export { AppointmentMade } from './appointment-made.js';
export { DirectoryHeartbeat } from './directory-heartbeat.js';
export { FactoryClockAdvanced } from './factory-clock-advanced.js';
export { FactoryRegistered } from './factory-registered.js';
export { HandbookAcknowledged } from './handbook-acknowledged.js';
export { ProjectKickoffCompleted } from './project-kickoff-completed.js';
export { UnderstandingCompleted } from './understanding-completed.js';
