import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { instantOf } from '../../../domain/dates/instant.ts';
import { awsMail } from '../../../functions/middleware/aws-mail.ts';
import { awsPorts } from '../../../functions/middleware/aws-ports.ts';
import { aMessage } from '../../support/message.ts';

const ENVIRONMENT = {
  DOCUMENTS_TABLE: 'documents',
  LEDGER_TABLE: 'ledger',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:journey',
  SENDER_EMAIL: 'program@leadership.example',
  CONFIGURATION_SET: 'journeys',
  LINK_BASE_URL: 'https://leadership.example',
};

describe('the ports of a function', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'us-east-1');
    for (const name of Object.keys(ENVIRONMENT)) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const given = (names: Partial<Record<keyof typeof ENVIRONMENT, string>>) => {
    for (const [name, value] of Object.entries(names)) vi.stubEnv(name, value);
  };

  it('are made from the environment', () => {
    given(ENVIRONMENT);
    const { settings, clock, random } = awsPorts(awsMail);
    expect(settings).toEqual({
      linkBaseUrl: 'https://leadership.example',
      senderEmail: 'program@leadership.example',
    });
    expect(clock.now()).toMatch(/^\d{4}-.+Z$/);
    expect(clock.now() <= instantOf(Date.now())).toBe(true);
    expect(random(32)).toHaveLength(32);
    expect(random(32)).not.toEqual(random(32));
  });

  it.each([
    ['no documents table', { DOCUMENTS_TABLE: '' }],
    ['a machine that is no ARN', { STATE_MACHINE_ARN: 'journey' }],
    ['a base of links without TLS', { LINK_BASE_URL: 'http://leadership.example' }],
    ['a base of links with a slash at its end', { LINK_BASE_URL: 'https://leadership.example/' }],
  ])('are not made with %s', (_, wrong) => {
    given({ ...ENVIRONMENT, ...wrong });
    expect(() => awsPorts()).toThrow();
  });

  it('send no mail where the function is not one that sends', async () => {
    given({ DOCUMENTS_TABLE: 'documents' });
    await expect(awsPorts().mail.send(aMessage())).rejects.toThrow('sends no mail');
  });

  it.each(['SENDER_EMAIL', 'CONFIGURATION_SET'])('send no mail without %s', (name) => {
    given({ ...ENVIRONMENT, [name]: undefined });
    expect(() => awsPorts(awsMail)).toThrow('are needed to send');
  });

  it('count each one that an alarm watches with a line of its own', () => {
    given({ DOCUMENTS_TABLE: 'documents' });
    const lines: unknown[] = [];
    vi.spyOn(console, 'warn').mockImplementation((line) => void lines.push(line));
    awsPorts().measure('UnknownContacts', 2);
    expect(lines).toEqual([{ metric: 'UnknownContacts' }, { metric: 'UnknownContacts' }]);
  });
});
