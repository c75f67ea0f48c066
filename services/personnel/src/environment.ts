import { parseEnvironmentWith, parseServiceEnvironment, type ServiceEnvironment } from '@anzhi/service-kit';
import { z } from 'zod';

export interface PersonnelEnvironment extends ServiceEnvironment {
  /** The provider of text messages; null where there is none. */
  sms: { readonly url: string; readonly token: string } | null;
}

const own = z
  .object({
    SMS_PROVIDER_URL: z.url({ protocol: /^https?$/, error: 'an http(s) URL' }).optional(),
    SMS_PROVIDER_TOKEN: z.string().min(1).optional(),
  })
  .refine((given) => (given.SMS_PROVIDER_URL === undefined) === (given.SMS_PROVIDER_TOKEN === undefined), {
    path: ['SMS_PROVIDER_TOKEN'],
    error: 'SMS_PROVIDER_URL and SMS_PROVIDER_TOKEN come together',
  });

/** Parses personnel's environment. @throws EnvironmentError with all faults together */
export function parseEnvironment(source: NodeJS.ProcessEnv): PersonnelEnvironment {
  const { SMS_PROVIDER_URL: url, SMS_PROVIDER_TOKEN: token } = parseEnvironmentWith(own, source);
  return { ...parseServiceEnvironment('personnel', source), sms: url && token ? { url, token } : null };
}
