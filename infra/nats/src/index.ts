export { type EnsuredStreams, ensureStreams, type StreamSettings } from './ensure-streams.js';
export { type NatsConfigOptions, natsConfig, type ServiceUser } from './nats-config.js';
