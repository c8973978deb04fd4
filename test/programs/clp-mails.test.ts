import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, type MailRole, type Variables, variablesOf } from '../../domain/mails/mail-template.ts';
import { mailUses } from '../../domain/programs/program-references.ts';
import { loadProgram } from '../../platform/program-files.ts';

const { program, mails, footer } = loadProgram(join(import.meta.dirname, '../../programs/clp'));

const VALUES: Variables = {
  name: 'Dr. Núñez',
  programTitle: program.title,
  cohortTitle: 'June 2019',
  title: 'Survey three months after the training',
  minutes: '9',
  link: 'https://example.org/s?t=AbC',
  stopLink: 'https://example.org/stop?t=AbC',
  yearLink: 'https://example.org/year?t=AbC',
  deadline: 'Thursday, 13 June 2019, 08:00',
  contactName: 'Ana Silva',
  contactEmail: 'ana.silva@example.org',
  sessionDay: 'Tuesday, 5 November 2019',
  sessionTime: '12:00 to 13:00',
  sessionPlace: 'Room 4, or https://example.org/room',
};
const uses = mailUses(program);
const rolesOf = (mail: string): MailRole[] => uses.filter((use) => use.mail === mail).map(({ role }) => role);

describe.each(Object.keys(mails))('the mail %s', (id) => {
  const { subject, body } = mails[id]!;
  const has = (variable: 'link' | 'minutes' | 'deadline') =>
    rolesOf(id).every((role) => variablesOf(role).includes(variable));
  const asks = has('deadline');

  it('is short, and says how long it takes', () => {
    expect(fill(body, VALUES).split(/\s+/).length).toBeLessThanOrEqual(120);
    expect(fill(subject, VALUES).length).toBeLessThanOrEqual(78);
    if (has('minutes')) expect(body).toContain('{{minutes}} minutes');
  });

  it('reads well as the text part: no Markdown marks, one link at most', () => {
    const text = fill(body, VALUES);
    expect(text).not.toMatch(/[*_`#>[\]|]|\]\(/);
    expect(body.match(/\{\{link\}\}/g) ?? []).toHaveLength(has('link') ? 1 : 0);
    if (asks) expect(body).toContain('{{deadline}}');
  });

  it('says that it is the last exactly when it is', () => {
    const last = rolesOf(id).includes('lastReminder');
    expect(/^Last reminder/.test(subject)).toBe(last);
    expect(/the last (reminder|time we ask)/.test(body)).toBe(last);
  });

  it('promises what is true: confidential, and stored without the name only where it is', () => {
    const touchpoints = uses
      .filter((use) => use.mail === id && use.path[0] === 'touchpoints')
      .map((use) => program.touchpoints[Number(use.path[1])]!);
    const unlinked = touchpoints.some((one) => one.kind === 'survey' && one.unlinked);
    expect(subject + body).not.toMatch(/anonym/i);
    expect(body.includes('stored without your name')).toBe(unlinked);
    if (asks && touchpoints.every((one) => one.kind === 'survey') && !unlinked)
      expect(body).toContain('confidential');
  });
});

it('the mails of the first survey are also true for who was given time until after the training had begun', () => {
  for (const id of ['baseline-invitation', 'baseline-reminder', 'baseline-last-reminder']) {
    expect(mails[id]!.body).toContain('open until {{deadline}}');
    expect(mails[id]!.body).not.toMatch(/training begins|before the training/i);
  }
});

it('the mails of the later surveys are also true for who left the first one out, or was not there yet', () => {
  for (const id of [
    'month-3-invitation',
    'month-12-invitation',
    'follow-up-reminder',
    'follow-up-last-reminder',
  ]) {
    const { subject, body } = mails[id]!;
    expect(subject + body).not.toMatch(/you know|once more|your (earlier|first) answers/i);
  }
});

it('every mail ends with who to ask and how to stop', () => {
  expect(fill(footer, VALUES)).toMatchInlineSnapshot(`
    "You receive this because you take part in the Clinical Leadership Program (June 2019).

    Questions? Write to Ana Silva: ana.silva@example.org

    To stop mail from this program: https://example.org/stop?t=AbC
    "
  `);
});

it('a mail as its reader gets it', () => {
  const { subject, body } = mails['baseline-invitation']!;
  expect(fill(`${subject}\n\n${body}`, VALUES)).toMatchInlineSnapshot(`
    "Before your leadership training: a survey of 9 minutes

    Dear Dr. Núñez,

    Welcome to the Clinical Leadership Program. To begin with, please tell us how you lead today. It takes about 9 minutes, on a phone or a computer:

    https://example.org/s?t=AbC

    The survey is open until Thursday, 13 June 2019, 08:00.

    You will see the same questions again three months and one year after the training. That is how you, and we, can tell what has changed.

    Your answers are confidential: reports show groups of people, never one person. The link is yours alone; please do not forward it.
    "
  `);
});
