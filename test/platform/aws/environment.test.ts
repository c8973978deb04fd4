import { describe, expect, it } from 'vitest';
import { Environment } from '../../../platform/aws/environment.ts';

const LEAST = { DOCUMENTS_TABLE: 'documents' };

describe('the environment of a function', () => {
  it('needs the documents table, and nothing that the function does not use', () => {
    expect(Environment.parse({ ...LEAST, PATH: '/usr/bin' })).toEqual(LEAST);
    expect(Environment.safeParse({}).success).toBe(false);
  });

  it.each([
    { LINK_BASE_URL: 'http://hospital.example' },
    { LINK_BASE_URL: 'https://hospital.example/' },
    { SENDER_EMAIL: 'leadership' },
    { STATE_MACHINE_ARN: 'JourneyMachine' },
    { LEDGER_TABLE: '' },
  ])('refuses %o', (wrong) => {
    expect(Environment.safeParse({ ...LEAST, ...wrong }).success).toBe(false);
  });

  it('takes the address that API Gateway gives', () => {
    const LINK_BASE_URL = 'https://a1b2c3.execute-api.us-east-1.amazonaws.com';
    expect(Environment.parse({ ...LEAST, LINK_BASE_URL })).toMatchObject({ LINK_BASE_URL });
  });
});
