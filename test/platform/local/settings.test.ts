import { expect, it } from 'vitest';
import { InvalidEnvironment, readLocalSettings } from '../../../platform/local/settings.ts';

it('has a default for everything, and takes what is set to nothing as not set', () => {
  const defaults = { port: 8080, dataFolder: 'data', senderEmail: 'programs@example.org' };
  expect(readLocalSettings({})).toEqual(defaults);
  expect(readLocalSettings({ PORT: '', SMTP_URL: '', DATA_DIR: ' ' })).toEqual(defaults);
});

it('reads what is set', () => {
  const environment = {
    PORT: '0',
    DATA_DIR: '/srv/journeys',
    SMTP_URL: 'smtps://user:p%40ss@mail.hospital.example',
    SENDER_EMAIL: 'Programs@Hospital.example',
    LINK_BASE_URL: 'https://programs.hospital.example',
    SOMETHING_ELSE: 'x',
  };
  expect(readLocalSettings(environment)).toEqual({
    port: 0,
    dataFolder: '/srv/journeys',
    smtpUrl: 'smtps://user:p%40ss@mail.hospital.example',
    senderEmail: 'programs@hospital.example',
    linkBaseUrl: 'https://programs.hospital.example',
  });
});

it.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80 80'],
  ['SMTP_URL', 'mail.hospital.example'],
  ['SMTP_URL', 'https://mail.hospital.example'],
  ['SMTP_URL', 'smtp://'],
  ['SMTP_URL', 'smtp://mail.hospital.example/?pool=true'],
  ['SMTP_URL', 'smtp://user:100%sure@mail.hospital.example'],
  ['SMTP_URL', 'smtp://100%sure:secret@mail.hospital.example'],
  ['SENDER_EMAIL', 'programs'],
  ['LINK_BASE_URL', 'https://programs.hospital.example/'],
  ['LINK_BASE_URL', 'ftp://programs.hospital.example'],
  ['LINK_BASE_URL', 'programs.hospital.example'],
  // Its pages would load without script and style, and send what was answered to an address of somebody else.
  ['LINK_BASE_URL', 'https://intranet.hospital.example/journeys'],
  ['LINK_BASE_URL', 'https://intranet.hospital.example?to=journeys'],
  // Every link would have it, and browsers warn of such.
  ['LINK_BASE_URL', 'https://programs@hospital.example'],
])('says in one sentence what is wrong with %s=%s', (name, value) => {
  const read = () => readLocalSettings({ SENDER_EMAIL: 'a@b.example', [name]: value });
  expect(read).toThrow(InvalidEnvironment);
  expect(read).toThrow(new RegExp(`^${name} must be [^\\n]+\\.$`));
});

it('never repeats the password of a mail server', () => {
  const read = () => readLocalSettings({ SMTP_URL: 'smtp://user:secret@' });
  expect(read).toThrow(/^(?!.*secret)/);
});

it('sends mail only from an address that was set', () => {
  expect(() => readLocalSettings({ SMTP_URL: 'smtp://localhost' })).toThrow(/^SENDER_EMAIL must be set/);
});
