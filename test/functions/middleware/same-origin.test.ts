import { expect, it } from 'vitest';
import { requireOwnOrigin } from '../../../functions/middleware/same-origin.ts';

const OURS = ['https://links.hospital.example', 'http://localhost:8080'];

const change = (origin: string | undefined, method = 'POST') =>
  requireOwnOrigin(
    { rawPath: '/', rawQueryString: '', headers: { origin }, requestContext: { http: { method } } },
    OURS,
    false,
  );

it('a change may come from a page of the participants’ address, of the staff’s, or from no page', () => {
  for (const origin of [...OURS, undefined]) expect(() => change(origin)).not.toThrow();
});

it.each(['https://evil.example', 'http://localhost:8081', 'https://localhost:8080', 'null', ''])(
  'not from %s, which may read what is for everybody',
  (origin) => {
    expect(() => change(origin)).toThrow('Another site');
    expect(() => change(origin, 'GET')).not.toThrow();
  },
);

it('and where no address is configured, from no page at all', () => {
  const event = { headers: { origin: 'null' }, requestContext: { http: { method: 'POST' } } };
  expect(() => requireOwnOrigin({ rawPath: '/', rawQueryString: '', ...event }, [''], false)).toThrow();
});
