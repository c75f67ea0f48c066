import { parseEnvironmentWith, parseServiceEnvironment, type ServiceEnvironment } from '@anzhi/service-kit';
import { z } from 'zod';

export interface PartyEnvironment extends ServiceEnvironment {
  /** Subjects that are appointed hq-admin at start when no hq-admin is in office: somebody must appoint the first. */
  bootstrapAdminSubjects: readonly string[];
}

/** Parses party's environment. @throws EnvironmentError with all faults together */
export function parseEnvironment(source: NodeJS.ProcessEnv): PartyEnvironment {
  const own = parseEnvironmentWith(z.object({ BOOTSTRAP_ADMIN_SUBJECTS: z.string().default('') }), source);
  const subjects = own.BOOTSTRAP_ADMIN_SUBJECTS.split(',').map((subject) => subject.trim());
  return { ...parseServiceEnvironment('party', source), bootstrapAdminSubjects: subjects.filter(Boolean) };
}
