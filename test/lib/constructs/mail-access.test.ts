import { Stack } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { mailAccess } from '../../../lib/constructs/mail-access.ts';

/** What of SES may be used, without region and account. */
function allowed(identity?: string): string[] {
  const email = 'leadership@mail.hospital.example';
  const stack = new Stack(undefined, 'Service', { env: { region: 'us-east-1', account: '123456789012' } });
  const { statements } = mailAccess(stack, { email, identity, configurationSetName: 'ours' });
  return statements.flatMap(({ resources }) => resources.map((arn) => arn.slice(arn.lastIndexOf(':') + 1)));
}

it("may use the sender's domain and its configuration set", () => {
  expect(allowed()).toEqual(['identity/mail.hospital.example', 'configuration-set/ours']);
});

it("may use the identity that is set beside the sender's domain: SES's sandbox asks for both", () => {
  expect(allowed('tester@hospital.example')).toEqual([
    'identity/mail.hospital.example',
    'identity/tester@hospital.example',
    'configuration-set/ours',
  ]);
});
