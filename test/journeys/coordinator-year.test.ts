import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { ParticipantId } from '../../domain/id.ts';
import { browserStories } from '../support/browser/browser.ts';
import { chooseFile } from '../support/browser/choose-file.ts';
import { downloaded } from '../support/browser/downloaded.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, typeInto } from '../support/browser/reach.ts';
import { plainAnswers } from '../support/plain-answers.ts';
import { ofTheApi } from '../support/reading/of-the-api.ts';
import { type CsvRecord, readCsv } from '../support/reading/read-csv.ts';
import { answeringPeople } from '../support/scenes/answering-people.ts';

const stories = browserStories();

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Cohort' }).getByRole('link', { name, exact: true });

const PEOPLE = Array.from({ length: 15 }, (_, index) => ({
  name: `Dr. Zoë Ångström the ${index + 1}.`,
  email: `zoe.${index + 1}@hospital.example`,
}));

/** Everybody, with three rows that cannot be taken: lines 4, 8 and 15 of the file. */
const FAULTY: Record<number, string> = {
  2: 'Dr. Zoë Ångström the 3.;zoe.3_at_hospital.example;;yes',
  6: ';zoe.7@hospital.example;;yes',
  13: 'Dr. Zoë Ångström the 14.;zoe.14@hospital.example;Boston;yes',
};

const csv = (wrong: Record<number, string>): Buffer =>
  Buffer.from(
    [
      'name;email;timeZone;consent',
      ...PEOPLE.map(({ name, email }, index) => wrong[index] ?? `${name};${email};;yes`),
      '',
    ].join('\r\n'),
  );

/** The responses of the long file: of whom, in which wave, and what was answered. */
const responsesIn = (rows: readonly CsvRecord[]) =>
  [...Map.groupBy(rows, ({ response }) => response!).values()].map((own) => ({
    wave: own[0]!.wave!,
    participant: own[0]!.participant!,
    answers: own.map(({ question, row, code, text }) => `${question}/${row}/${code || text}`).sort(),
  }));

it('a coordinator lives a year: 15 imported, the missing reminded, the training moved, attendance, files that say what was answered, by keyboard alone', async () => {
  const site = await stories.site();
  const { page } = await stories.visit(site);
  page.on('filechooser', () => {});
  const people = answeringPeople(site);
  /** Lives until then, and looks at the page anew. */
  const later = async (instant: string, name: string) => {
    await site.moveTo(instant as Instant);
    await page.reload();
    await press(page, part(page, name));
  };

  await page.goto(site.signInUrl);
  await page.goto('/console/plan');
  await typeInto(page, field(page, 'Training start'), '2027-03-11');
  await typeInto(page, field(page, 'Training end'), '2027-03-12');
  await press(page, button(page, 'Show the year'));
  const form = page.getByRole('form', { name: 'Create this cohort' });
  await typeInto(page, form.getByLabel('Title'), 'Spring 2027');
  await typeInto(page, form.getByLabel('Name'), 'Pat Rivera');
  await typeInto(page, form.getByLabel('E-mail'), 'pat@leadership.example');
  await press(page, button(page, 'Create the cohort'));

  // The list is refused with three rows named; mended, all of it is taken.
  await press(page, page.getByRole('link', { name: 'A list from a file' }));
  await chooseFile(page, 'fellows.csv', csv(FAULTY));
  await page.getByText('3 of 15 rows have something wrong.').waitFor();
  const wrong = page.getByRole('region', { name: 'The rows with something wrong' }).getByRole('row');
  expect(await wrong.allTextContents()).toEqual([
    expect.any(String),
    expect.stringMatching(/^4.*zoe\.3_at_hospital\.example.*email is no e-mail address/),
    expect.stringMatching(/^8none.*name is empty/),
    expect.stringMatching(/^15.*the 14\..*timeZone is no time zone/),
  ]);
  await chooseFile(page, 'fellows.csv', csv({}));
  await page.getByText('15 rows can be imported: 15 new, 0 already there.').waitFor();
  await press(page, button(page, 'Enroll 15 people'));
  await page.getByText('15 people are enrolled').waitFor();
  const cohort = new URL(page.url()).pathname.split('/')[3]!;
  const path = `/cohorts/${cohort}`;

  await press(page, part(page, 'Focus groups'));
  for (const day of ['2027-08-10', '2027-08-16']) {
    await typeInto(page, field(page, 'Day'), day);
    await typeInto(page, field(page, 'Place'), 'Room 4');
    await press(page, button(page, 'Publish'));
    await page.getByText('is published.').waitFor();
    await page.getByRole('heading', { name: `Aug ${day.slice(-2)}` }).waitFor();
  }
  const { items } = JSON.parse(await ofTheApi(site, `${path}/participants?limit=50`));
  const idOf = (n: number): ParticipantId =>
    items.find(({ email }: { email: string }) => email === PEOPLE[n - 1]!.email).id;
  const ids = PEOPLE.map((_, index) => idOf(index + 1));
  const [session] = JSON.parse(await ofTheApi(site, `${path}/focus-groups`)).items;

  // The baseline: eleven answer, four do not. The week's two mails are theirs; the day after, a reminder may go.
  await site.moveTo('2027-02-18T14:00:00.000Z' as Instant);
  await people.answer(ids.slice(0, 11), 'baseline');
  const missing = ids.slice(11);
  await later('2027-02-24T15:00:00.000Z', 'Missing');
  await page.getByText('is open for 4 people and not done').waitFor();
  await press(page, button(page, 'See who would be reminded'));
  await page.getByText('Nobody would be reminded.').waitFor();
  await page.getByText('because they have had this week’s mails already').waitFor();
  await site.moveTo('2027-02-25T15:00:00.000Z' as Instant);
  const sentBefore = site.mails().length;
  await press(page, button(page, 'See who would be reminded'));
  await page.getByText('4 people would be reminded').waitFor();
  await press(page, button(page, 'Remind 4 people'));
  await page.getByText('The reminder of 4 people goes as soon as mail may go out.').waitFor();
  await site.platform.engine.idle();
  const reminders = site.mails().slice(sentBefore);
  expect(reminders.map(({ to }) => to.email).sort()).toEqual(
    PEOPLE.slice(11)
      .map(({ email }) => email)
      .sort(),
  );

  // A week later: what is answered stays answered.
  await press(page, part(page, 'Move the training'));
  await typeInto(page, field(page, 'Training start'), '2027-03-18');
  await typeInto(page, field(page, 'Training end'), '2027-03-19');
  await press(page, button(page, 'Show what would change'));
  await page.getByText('Stays as it is for 11 participants: it is done, and is not asked again.').waitFor();
  await looksRight(page, 'Move the training');
  await press(page, page.getByRole('main').getByRole('button', { name: 'Move the training' }));
  await page.getByText('It is moved. Everybody’s dates follow.').waitFor();
  const moved = site.mails().length;
  await site.moveTo('2027-03-16T20:00:00.000Z' as Instant);
  await people.answer(missing.slice(0, 2), 'baseline');
  await site.moveTo('2027-03-18T20:00:00.000Z' as Instant);
  const asked = site.mails().slice(moved);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ contactId }) => ids.slice(0, 11).some((id) => contactId.startsWith(id)))).toEqual(
    [],
  );

  await site.moveTo('2027-03-22T15:00:00.000Z' as Instant);
  await people.answer(ids.slice(0, 12), 'satisfaction');
  await site.moveTo('2027-06-22T15:00:00.000Z' as Instant);
  await people.answer(ids.slice(0, 13), 'month-3', (drawn, index) => ({
    ...drawn,
    'current-challenge': `=SUM(A1:A${index}); “Ça va?”\nSecond line`,
  }));
  await site.moveTo('2027-07-26T15:00:00.000Z' as Instant);
  await people.book(ids.slice(0, 6), session.id);

  // Attendance, one tap each.
  await later('2027-08-10T20:00:00.000Z', 'Focus groups');
  await page.getByText('6 of 10 seats taken').waitFor();
  await page.getByText('This session may be too small: it is within a week, nobody booked').waitFor();
  for (const n of [1, 2, 3, 4, 5]) {
    await press(page, button(page, `${PEOPLE[n - 1]!.name} came`));
    await page.getByText(`Recorded for ${PEOPLE[n - 1]!.name}`).waitFor();
  }
  await press(page, button(page, `${PEOPLE[5]!.name} did not come`));
  await page.getByText(`Recorded for ${PEOPLE[5]!.name}`).waitFor();
  await page.getByText('5 came, 1 did not come').waitFor();
  await looksRight(page, 'Focus groups');

  await site.moveTo('2028-03-22T15:00:00.000Z' as Instant);
  await people.answer(ids.slice(0, 12), 'month-12');
  await later('2028-06-01T15:00:00.000Z', 'Files');

  // Every file there is, as the API has it. Chromium drops what a page saves beyond ten files a second: not all at once.
  const files = new Map<string, string>();
  const saveThoseOf = async (group: string) => {
    const those = page.getByRole('region', { name: group }).getByRole('button');
    await those.first().waitFor();
    for (const one of await those.all()) {
      const { name, text } = await downloaded(page, () => press(page, one));
      files.set(name.replace(/^clp-(?:c-\w+-)?|\.csv$/g, ''), text);
      await page.getByText(`${name} is in your downloads`).waitFor();
    }
  };
  await saveThoseOf('Answers');

  await press(page, part(page, 'Results'));
  await page.getByRole('heading', { level: 1, name: 'Results' }).waitFor();
  const before = page.getByRole('row').filter({ hasText: 'Survey before the training' }).first();
  await before.waitFor();
  // Enrolled, invited, done, still to do, not asked yet, declined, missed, withdrawn.
  const counted = (await before.getByRole('cell').allTextContents()).slice(0, 8);
  expect(counted).toEqual(['15', '15', '13', '0', '0', '0', '2', '0']);
  await press(page, page.getByRole('link', { name: 'Report to print' }));
  await page.getByRole('heading', { level: 1, name: 'Spring 2027: evaluation' }).waitFor();
  await press(page, part(page, 'History'));
  await press(page, button(page, 'Check that the history is whole'));
  await page.getByText(/^The history is whole: \d+ changes of \d+ records/).waitFor();
  await press(page, part(page, 'Files'));
  await saveThoseOf('REDCap');
  await saveThoseOf('People and mail');
  const offered = JSON.parse(await ofTheApi(site, `${path}/files`)).items as { name: string }[];
  expect([...files.keys()].sort()).toEqual(offered.map(({ name }) => name).sort());
  for (const [name, text] of files) expect(text, name).toBe(await ofTheApi(site, `${path}/files/${name}`));
  const read = (name: string) => readCsv(files.get(name)!);

  const roster = read('roster');
  const keyOf = new Map(roster.map(({ participant_id, participant }) => [participant_id, participant!]));
  expect(roster.map(({ name }) => name).sort()).toEqual(PEOPLE.map(({ name }) => name).sort());
  const inOrder = (responses: ReturnType<typeof responsesIn>) =>
    responses.map((one) => JSON.stringify(one)).sort();
  const answered = people.said.map(({ id, wave, answers }) => ({
    wave,
    participant: wave === 'satisfaction' ? '' : keyOf.get(id)!,
    answers: plainAnswers(answers).sort(),
  }));
  expect(inOrder(responsesIn(read('responses-long')))).toEqual(inOrder(answered));
  expect(read('responses-wide')).toHaveLength(11 + 2 + 12 + 13 + 12);
  const texts = read('responses-wide').filter((row) =>
    Object.values(row).includes('=SUM(A1:A4); “Ça va?”\nSecond line'),
  );
  expect(texts.map(({ participant }) => participant)).toEqual([keyOf.get(ids[4]!)]);
  expect(read('attendance').filter(({ outcome }) => outcome === 'attended')).toHaveLength(5);
  expect(read('attendance').filter(({ outcome }) => outcome === 'no-show')).toHaveLength(1);
  expect(
    read('missing-waves')
      .map(({ baseline }) => baseline)
      .sort(),
  ).toEqual([...Array(13).fill('answered'), 'missed', 'missed']);
  const sent = read('contacts').filter(({ state, sent_with: by }) => state === 'sent' && by === '');
  const theirs = site.mails().filter(({ contactId }) => ids.some((id) => contactId.startsWith(`${id}.`)));
  expect(sent).toHaveLength(theirs.length);
});
