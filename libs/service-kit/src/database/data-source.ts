import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { installPgTypes } from './pg-types.js';
import { CountingClient } from './round-trips.js';

export interface DataSourceSettings {
  url: string;
  poolSize: number;
  applicationName: string;
  entities: NonNullable<DataSourceOptions['entities']>;
}

/** The app role's pool. Schema synchronisation is off everywhere; a full pool answers within two seconds. */
export async function openDataSource(settings: DataSourceSettings): Promise<DataSource> {
  installPgTypes();
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    entities: settings.entities,
    synchronize: false,
    poolSize: settings.poolSize,
    poolErrorHandler: () => undefined,
    extra: {
      Client: CountingClient,
      connectionTimeoutMillis: 2_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
    },
  }).initialize();
}
