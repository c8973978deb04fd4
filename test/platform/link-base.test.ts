import { expect, it } from 'vitest';
import { linkBase } from '../../platform/link-base.ts';
import { linkable, mailHtml } from '../../platform/mail-html.ts';

const base = linkBase(/^https?$/, 'no base');

it.each([
  'https://programs.hospital.example',
  'https://Programs.Hospital.example',
  'HTTPS://programs.hospital.example:443',
  'https://spital.zürich.example',
  'http://localhost:8080',
  'http://192.0.2.7:8080',
])('is one whose links a mail has as links, however it was written: %s', (given) => {
  const url = `${base.parse(given)}/survey?t=abc`;
  const stopUrl = `${base.parse(given)}/stop?t=abc`;
  const links = linkable({ stopUrl, replyTo: { email: 'pat@hospital.example' } });
  expect(mailHtml(`Dear Ada,\n\n${url}\n`, 'A survey', links)).toContain(`href="${url}"`);
});

it.each([
  'https://programs.hospital.example,',
  'https://programs.hospital.example;',
  'https://programs.hospital.example)',
  'https://"programs.hospital.example"',
  'https://programs.hospital.example\\journeys',
  'https://[::1]:8080',
])('is refused with what is left of the text around it: %j', (given) => {
  expect(base.safeParse(given).error?.issues.map(({ message }) => message)).toEqual(['no base']);
});
