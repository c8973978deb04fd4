import { describe, expect, it, onTestFinished } from 'vitest';
import { staffAddress } from '../../../platform/aws/staff-address.ts';
import { type StubAnswer, startHttpStub } from '../../support/outside/http-stub.ts';

async function provider(answer: StubAnswer) {
  const stub = await startHttpStub(() => answer);
  onTestFinished(() => stub.close());
  return { stub, ask: staffAddress(stub.url) };
}

const info = (body: object): StubAnswer => ({ status: 200, body: JSON.stringify(body) });

describe('the address of a member of staff', () => {
  it.each(['true', true])(
    'is what the sign-in says of the very token that was sent (verified: %s)',
    async (email_verified) => {
      const { stub, ask } = await provider(info({ sub: 's', email: 'ada@hospital.example', email_verified }));
      expect(await ask('Bearer secret')).toBe('ada@hospital.example');
      expect(stub.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
        ['/oauth2/userInfo', 'Bearer secret'],
      ]);
    },
  );

  it.each<[string, StubAnswer]>([
    ['it is not verified', info({ email: 'ada@hospital.example', email_verified: 'false' })],
    ['there is none', info({ sub: 's' })],
    ['the token is not taken', { status: 401, body: '{"error":"invalid_token"}' }],
    ['the answer is no JSON', { status: 200, body: '<html>' }],
    ['the connection breaks', 'reset'],
  ])('is unknown when %s', async (_, answer) => {
    expect(await (await provider(answer)).ask('Bearer secret')).toBeUndefined();
  });
});
