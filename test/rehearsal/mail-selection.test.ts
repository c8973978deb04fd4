import { beforeAll, expect, test } from 'vitest';
import { selectMails } from '../../rehearsal/mail-selection.ts';
import { readOptions } from '../../rehearsal/options.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearse(readOptions(['--participants', '3', '--out', 'none']));
});

/** How many mails the first people got. */
const mailsOf = (people: number) =>
  rehearsal.timelines
    .slice(0, people)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.state === 'sent' && row.in === undefined).length;

test('all mails are selected where there are few', () => {
  const { numbers, people } = selectMails(rehearsal.life, 2000);
  expect(people).toBe(3);
  expect(numbers).toEqual(Array.from({ length: mailsOf(3) }, (_, index) => index + 1));
});

test('of many, all those of the first people are, as far as the number reaches, and at least of one', () => {
  expect(selectMails(rehearsal.life, mailsOf(2))).toMatchObject({ people: 2 });
  expect(selectMails(rehearsal.life, mailsOf(2)).numbers).toHaveLength(mailsOf(2));
  expect(selectMails(rehearsal.life, mailsOf(2) - 1)).toMatchObject({ people: 1 });
  const { numbers, people } = selectMails(rehearsal.life, 1);
  expect([numbers.length, people]).toEqual([mailsOf(1), 1]);
  const owner = rehearsal.timelines[0]!.participant.doc.id;
  for (const number of numbers) {
    expect(rehearsal.life.mails[number - 1]!.contactId.startsWith(`${owner}.`)).toBe(true);
  }
});
