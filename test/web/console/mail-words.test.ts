import { expect, it } from 'vitest';
import { programMails } from '../../../domain/programs/program-mails.ts';
import { mailKindText, testResultText } from '../../../web/console/words/mail.ts';
import { PROGRAMS } from '../../support/builders.ts';

it('every kind of mail of the program has words of its own', () => {
  const kinds = [
    ...new Set(PROGRAMS.flatMap(({ program }) => programMails(program)).flatMap((one) => one.kinds)),
  ];
  const words = kinds.map(mailKindText);
  expect(new Set(words).size).toBe(kinds.length);
  for (const [index, kind] of kinds.entries()) expect(words[index]).not.toBe(kind);
});

it('what came of a test mail is said, also when nobody knows', () => {
  expect(testResultText('pat@x.example', 'accepted')).toContain('on its way to pat@x.example');
  expect(testResultText('pat@x.example', 'refused')).toContain('refused');
  expect(testResultText('pat@x.example', 'unknown')).toContain('Nobody knows');
});
