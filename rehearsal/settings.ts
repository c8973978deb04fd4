import type { RuntimeSettings } from '../platform/ports.ts';

/** Where the mails of a rehearsal say they come from, and where their links would lead. */
export const SETTINGS: RuntimeSettings = {
  linkBaseUrl: 'https://programs.hospital.example',
  senderEmail: 'programs@hospital.example',
};
