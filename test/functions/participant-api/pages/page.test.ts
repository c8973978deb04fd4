import { expect, it } from 'vitest';
import { writeTo } from '../../../../functions/participant-api/pages/page.ts';

it.each([
  ['jane.roe@hospital.example', 'mailto:jane.roe@hospital.example'],
  ['jane+a&b?c@hospital.example', 'mailto:jane%2Ba%26b%3Fc@hospital.example'],
])('whom to write to is a link of one address, as mail programs read it (RFC 6068): %s', (email, href) => {
  expect(writeTo({ name: 'Jane Roe', email }).html).toContain(`<a href="${href}">`);
});
