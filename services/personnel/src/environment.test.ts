import { parseEnvironment } from './environment.js';

const BASE = {
  PERSONNEL_DATABASE_URL: 'postgresql://personnel_app:x@127.0.0.1/anzhi_personnel',
  NATS_URL: 'nats://personnel:x@127.0.0.1:4222',
  IDENTITY_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  MASTER_KEYS: `m1:${Buffer.alloc(32, 2).toString('base64')}`,
};
const BUCKET = {
  DOCUMENT_S3_ENDPOINT: 'https://s3.example',
  DOCUMENT_S3_REGION: 'cn-south-1',
  DOCUMENT_S3_BUCKET: 'anzhi-documents',
  DOCUMENT_S3_ACCESS_KEY_ID: 'AK',
  DOCUMENT_S3_SECRET_ACCESS_KEY: 'secret',
};

describe('where documents lie (decision 26)', () => {
  it('in the own database where nothing is said', () => {
    expect(parseEnvironment(BASE).documents).toBeNull();
  });

  it('in the bucket that is named', () => {
    expect(parseEnvironment({ ...BASE, ...BUCKET }).documents).toEqual({
      endpoint: 'https://s3.example',
      region: 'cn-south-1',
      bucket: 'anzhi-documents',
      accessKeyId: 'AK',
      secretAccessKey: 'secret',
    });
  });

  it.each(Object.keys(BUCKET))('a bucket without %s is refused, and what is missing is named', (name) => {
    expect(() => parseEnvironment({ ...BASE, ...BUCKET, [name]: '' })).toThrow(
      new RegExp(`${name}: is needed too`),
    );
  });

  it.each([
    ['DOCUMENT_S3_ENDPOINT', 'ftp://s3.example'],
    ['DOCUMENT_S3_BUCKET', 'Anzhi/Documents'],
  ])('%s %s is refused', (name, value) => {
    expect(() => parseEnvironment({ ...BASE, ...BUCKET, [name]: value })).toThrow(name);
  });
});
