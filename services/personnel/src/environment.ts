import type { S3Settings } from '@anzhi/files';
import { parseEnvironmentWith, parseServiceEnvironment, type ServiceEnvironment } from '@anzhi/service-kit';
import { z } from 'zod';

export interface PersonnelEnvironment extends ServiceEnvironment {
  /** The provider of text messages; null where there is none. */
  sms: { readonly url: string; readonly token: string } | null;
  /** The bucket of documents; null where they lie in the service's own database. */
  documents: S3Settings | null;
}

const BUCKET_VARIABLES = [
  'DOCUMENT_S3_ENDPOINT',
  'DOCUMENT_S3_REGION',
  'DOCUMENT_S3_BUCKET',
  'DOCUMENT_S3_ACCESS_KEY_ID',
  'DOCUMENT_S3_SECRET_ACCESS_KEY',
] as const;

const own = z
  .object({
    SMS_PROVIDER_URL: z.url({ protocol: /^https?$/, error: 'an http(s) URL' }).optional(),
    SMS_PROVIDER_TOKEN: z.string().min(1).optional(),
    DOCUMENT_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'an http(s) URL' }).optional(),
    DOCUMENT_S3_REGION: z.string().min(1).optional(),
    DOCUMENT_S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name, such as anzhi-documents")
      .optional(),
    DOCUMENT_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    DOCUMENT_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  })
  .refine((given) => (given.SMS_PROVIDER_URL === undefined) === (given.SMS_PROVIDER_TOKEN === undefined), {
    path: ['SMS_PROVIDER_TOKEN'],
    error: 'SMS_PROVIDER_URL and SMS_PROVIDER_TOKEN come together',
  })
  .superRefine((given, { addIssue }) => {
    const missing = BUCKET_VARIABLES.filter((name) => given[name] === undefined);
    if (missing.length === BUCKET_VARIABLES.length) return;
    for (const name of missing)
      addIssue({
        code: 'custom',
        path: [name],
        message: `is needed too: the variables ${BUCKET_VARIABLES.join(', ')} come together`,
      });
  });

/** Parses personnel's environment. @throws EnvironmentError with all faults together */
export function parseEnvironment(source: NodeJS.ProcessEnv): PersonnelEnvironment {
  const given = parseEnvironmentWith(own, source);
  const { SMS_PROVIDER_URL: url, SMS_PROVIDER_TOKEN: token } = given;
  return {
    ...parseServiceEnvironment('personnel', source),
    sms: url && token ? { url, token } : null,
    documents: bucketOf(given),
  };
}

function bucketOf(given: z.output<typeof own>): S3Settings | null {
  const [endpoint, region, bucket, accessKeyId, secretAccessKey] = BUCKET_VARIABLES.map(
    (name) => given[name],
  );
  if (!endpoint || !region || !bucket || !accessKeyId || !secretAccessKey) return null;
  return { endpoint, region, bucket, accessKeyId, secretAccessKey };
}
