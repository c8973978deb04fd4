import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';
import type { DueContact } from '../../../domain/journeys/obligations.ts';
import { type Link, linkKey } from '../../../domain/links/link.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { composeMail } from '../../../functions/journey/compose-mail.ts';
import { variablesOf } from '../../../functions/journey/mail-variables.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { loadPerson } from '../../../functions/records.ts';
import { SESSION } from '../../support/builders.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';

const BASELINE_CLOSES = '2027-03-11T13:00:00.000Z';

/** The person of a scene with everything, and one contact of theirs. */
async function given(touchpoint: string, kind: DueContact['kind'], zone: string, last = false) {
  const seat = { ...SESSION, focusGroupId: SESSION.id, place: 'Room 4', number: 2 };
  const { ports } = await journeyScene({
    person: {
      timeZone: zone as TimeZone,
      ...(touchpoint === 'focus-group' && {
        touchpoints: { 'focus-group': { kind: 'booked', at: INVITED_AT, seat } },
      }),
    },
  });
  const person = await loadPerson(ports.documents, PERSON);
  const contact: DueContact = { touchpoint, kind, number: 2, plannedAt: INVITED_AT, last };
  const planned = timetable(person.program.program, person.cohort.doc, person.participant.doc).find(
    (one) => one.touchpoint.id === touchpoint,
  )!;
  return { ports, person, contact, planned };
}

async function variables(touchpoint: string, kind: DueContact['kind'], zone: string) {
  const { person, planned, contact } = await given(touchpoint, kind, zone);
  return variablesOf(person, planned, contact);
}

describe('what a mail says', () => {
  it.each([
    ['America/New_York', 'Thursday, March 11, 2027, 8:00 AM EST'],
    ['America/Los_Angeles', 'Thursday, March 11, 2027, 5:00 AM PST'],
    ['Pacific/Honolulu', 'Thursday, March 11, 2027, 3:00 AM HST'],
    ['Asia/Tokyo', 'Thursday, March 11, 2027, 10:00 PM GMT+9'],
    ['Pacific/Auckland', 'Friday, March 12, 2027, 2:00 AM GMT+13'],
  ])('has the deadline with its time, on the clock of %s', async (zone, deadline) => {
    expect(await variables('baseline', 'invitation', zone)).toMatchObject({ deadline, minutes: '9' });
  });

  it.each(['America/New_York', 'Asia/Tokyo'])(
    'has a deadline at the end of a day without a time, in %s too',
    async (zone) => {
      // 12 June 2027 and four weeks are a Saturday; the window closes on the Monday.
      expect((await variables('month-3', 'reminder', zone)).deadline).toBe('Monday, July 12, 2027');
    },
  );

  it('has the day that somebody was given more time until, where the others have a time of day', async () => {
    const { person, planned, contact } = await given('baseline', 'reminder', 'America/New_York');
    const extensions = { baseline: '2027-03-12' as LocalDate };
    const participant = { ...person.participant, doc: { ...person.participant.doc, extensions } };
    const [own] = timetable(person.program.program, person.cohort.doc, participant.doc);
    expect(own!.touchpoint).toBe(planned.touchpoint);
    const { deadline } = variablesOf({ ...person, participant }, own!, contact);
    expect(deadline).toBe('Friday, March 12, 2027');
  });

  it.each([
    ['America/New_York', 'Monday, July 12, 2027'],
    ['America/Los_Angeles', 'Monday, July 12, 2027, 9:00 PM PDT'],
    ['Asia/Tokyo', 'Tuesday, July 13, 2027, 1:00 PM GMT+9'],
  ])('has the time on the clock of %s at which the cohort’s day ends', async (zone, deadline) => {
    const { person, contact } = await given('month-3', 'reminder', zone);
    const touchpoints = person.program.program.touchpoints.map((one) =>
      one.kind === 'survey' ? { ...one, closes: { ...one.closes, zone: 'cohort' as const } } : one,
    );
    const program = { ...person.program.program, touchpoints };
    const planned = timetable(program, person.cohort.doc, person.participant.doc)[2]!;
    expect(variablesOf(person, planned, contact).deadline).toBe(deadline);
  });

  it.each([
    ['America/New_York', 'Tuesday, August 10, 2027', '2:00 PM EDT – 3:00 PM EDT'],
    ['America/Los_Angeles', 'Tuesday, August 10, 2027', '11:00 AM PDT – 12:00 PM PDT'],
    ['Australia/Sydney', 'Wednesday, August 11, 2027', '4:00 AM GMT+10 – 5:00 AM GMT+10'],
  ])('has the times of a seat on the clock of %s', async (zone, sessionDay, sessionTime) => {
    expect(await variables('focus-group', 'notice', zone)).toMatchObject({
      sessionDay,
      sessionTime,
      sessionPlace: 'Room 4',
      minutes: '60',
    });
  });

  it('has no session where none is booked, and one space character only', async () => {
    const values = await variables('baseline', 'invitation', 'America/New_York');
    expect(Object.keys(values)).not.toContain('sessionDay');
    expect(Object.values(values).join()).not.toMatch(/[\u00A0\u202F]/);
  });

  it.each([
    ['while a session is ahead', '2027-08-10T16:59:00.000Z', 'Tuesday, August 10, 2027, 1:00 PM EDT'],
    ['while none is', '2027-08-10T17:00:00.000Z', 'Sunday, September 12, 2027'],
  ])('has as the deadline of a seat when the last one can be booked, %s', async (_, now, deadline) => {
    const { person, planned, contact } = await given('focus-group', 'reminder', 'America/New_York');
    const open = { ...planned, sessions: { ...planned.sessions!, offered: [SESSION] } };
    expect(variablesOf(person, open, contact, now as Instant).deadline).toBe(deadline);
  });

  it('of the last reminder says that it is the last', async () => {
    const [last, other] = await Promise.all(
      [true, false].map(async (isLast) => {
        const { ports, person, contact } = await given('baseline', 'reminder', 'America/New_York', isLast);
        return composeMail(ports, person, contact, INVITED_AT);
      }),
    );
    expect(last).toMatchObject({ kind: 'ready', message: { subject: expect.stringMatching(/last/i) } });
    expect(other).not.toMatchObject({ message: { subject: expect.stringMatching(/last/i) } });
  });
});

describe('a confirmation', () => {
  it('brings the seat as a calendar entry, with one id per person and a number that rises', async () => {
    const { ports, person, contact } = await given('focus-group', 'confirmation', 'America/New_York');
    expect(composeMail(ports, person, contact, INVITED_AT)).toMatchObject({
      message: {
        calendar: {
          uid: `${PERSON}.focus-group@leadership.example`,
          sequence: 1,
          method: 'REQUEST',
          startsAt: SESSION.startsAt,
          endsAt: SESSION.endsAt,
          location: 'Room 4',
          attendee: { email: 'ada.okafor@hospital.example' },
        },
      },
    });
  });

  it('other mails bring none', async () => {
    const { ports, person, contact } = await given('focus-group', 'notice', 'America/New_York');
    expect(composeMail(ports, person, contact, INVITED_AT)).not.toHaveProperty('message.calendar');
  });

  it('of a seat that is gone cannot be written, and says so (F18)', async () => {
    const { ports, person, contact } = await given('baseline', 'invitation', 'America/New_York');
    const gone = { ...contact, touchpoint: 'focus-group', kind: 'confirmation' as const };
    expect(composeMail(ports, person, gone, INVITED_AT)).toMatchObject({ kind: 'unwritable' });
  });
});

describe('the links of a mail', () => {
  const hashOf = (url: string) =>
    linkKey(createHash('sha256').update(new URL(url).searchParams.get('t')!).digest('hex'));

  async function sent() {
    const { ports, task } = await journeyScene();
    await sendDue(ports, { ...task(), kind: 'invitation' });
    const [message] = ports.sent;
    const [survey] = /https:\S+\/survey\?t=\S+/.exec(message!.text)!;
    return { ports, survey, stop: message!.stopUrl!, text: message!.text };
  }

  it('are stored as a hash only', async () => {
    const { ports, survey, stop } = await sent();
    for (const url of [survey, stop]) {
      const token = new URL(url).searchParams.get('t')!;
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(ports.everything()).not.toContain(token);
      expect(ports.everything()).toContain(hashOf(url));
    }
    expect(new URL(survey).searchParams.get('t')).not.toBe(new URL(stop).searchParams.get('t'));
  });

  it('open one thing for one person until its window closes', async () => {
    const { ports, survey } = await sent();
    expect((await ports.documents.get<Link>(hashOf(survey)))!.doc).toEqual({
      purpose: 'survey',
      participantId: PERSON,
      cohortId: 'c-0000000000000000',
      touchpoint: 'baseline',
      contactId: `${PERSON}.baseline.invitation.1`,
      expiresAt: BASELINE_CLOSES,
    });
  });

  it('is kept 400 days longer than it can be used, so that who follows it late learns what it was for', async () => {
    const { ports, person, contact } = await given('baseline', 'invitation', 'America/New_York');
    const mail = composeMail(ports, person, contact, INVITED_AT);
    if (mail.kind !== 'ready') throw new Error(mail.reason);
    const [url] = /https:\S+\/survey\?t=[\w-]{43}/.exec(mail.message.text)!;
    expect(mail.links.find(({ key }) => key === hashOf(url))).toMatchObject({
      doc: { expiresAt: BASELINE_CLOSES },
      expiresAt: plusSeconds(BASELINE_CLOSES as Instant, 400 * 86_400),
    });
  });

  it('opens a seat until its end, also where the dates were moved and its window closes before', async () => {
    const { ports, person, contact } = await given('focus-group', 'notice', 'America/New_York');
    const anchors = { trainingStart: '2026-12-01' as LocalDate, trainingEnd: '2026-12-02' as LocalDate };
    const cohort = { ...person.cohort, doc: { ...person.cohort.doc, anchors } };
    const mail = composeMail(ports, { ...person, cohort }, contact, '2027-08-09T12:00:00.000Z' as Instant);
    if (mail.kind !== 'ready') throw new Error(mail.reason);
    const [url] = /https:\S+\/focus-group\?t=[\w-]{43}/.exec(mail.message.text)!;
    const link = mail.links.find(({ key }) => key === hashOf(url));
    expect(link).toMatchObject({ doc: { expiresAt: SESSION.endsAt } });
  });

  it('to stop mail is in the text too, and outlives the window', async () => {
    const { ports, stop, text } = await sent();
    expect(text).toContain(stop);
    const { doc } = (await ports.documents.get<Link>(hashOf(stop)))!;
    expect(doc.purpose).toBe('stop');
    expect(doc.expiresAt > ('2028-03-01T00:00:00.000Z' as Instant)).toBe(true);
  });

  it('to one’s own page is there where the mail uses it, and lives 400 days longer than the year', async () => {
    const { ports, person, contact } = await given('month-3', 'invitation', 'America/New_York');
    const mail = composeMail(ports, person, contact, INVITED_AT);
    if (mail.kind !== 'ready') throw new Error(mail.reason);
    const [year] = /https:\S+\/year\?t=[\w-]{43}/.exec(mail.message.text)!;
    // Month 12 of a training that ends on 12 March 2027 closes at the end of Monday, 10 April 2028.
    expect(mail.links.find(({ key }) => key === hashOf(year))).toMatchObject({
      doc: { purpose: 'year', touchpoint: 'my-year', expiresAt: '2029-05-16T04:00:00.000Z' },
    });
  });

  it('to one’s own page is not made for a mail that does not show it', async () => {
    const { ports, person, contact } = await given('baseline', 'invitation', 'America/New_York');
    expect(composeMail(ports, person, contact, INVITED_AT)).toMatchObject({ links: { length: 2 } });
    const footer = `${person.program.footer}\n{{yearLink}}`;
    const everywhere = { ...person, program: { ...person.program, footer } };
    expect(composeMail(ports, everywhere, contact, INVITED_AT)).toMatchObject({ links: { length: 3 } });
  });
});
