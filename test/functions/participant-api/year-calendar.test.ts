import { describe, expect, it } from 'vitest';
import { BEFORE_TRAINING, DURING_MONTH_3, yearScene } from '../../support/scenes/year-scene.ts';
import { JUNE } from '../../support/small-program.ts';

const calendar = async (scene: Awaited<ReturnType<typeof yearScene>>) => {
  const { statusCode, body, headers } = await scene.send(`/year/calendar?t=${scene.token}`);
  expect(statusCode).toBe(200);
  return { text: body, headers };
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '').replaceAll('\r\n', '\n');

describe('everything for one’s own calendar', () => {
  it('is a file with a day for what will open, its deadline in the text', async () => {
    const { text, headers } = await calendar(await yearScene({ now: BEFORE_TRAINING }));
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="my-year.ics"',
    });
    expect(unfolded(text)).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Leadership Journeys//Leadership Journeys//EN
      METHOD:PUBLISH
      NAME:Clinical Leadership Program
      X-WR-CALNAME:Clinical Leadership Program
      BEGIN:VEVENT
      UID:p-0000000000000001.satisfaction.opens@year.example
      SEQUENCE:0
      DTSTAMP:20270120T173015Z
      DTSTART;VALUE=DATE:20270204
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Your view of the training (Clinical Leadership Program)
      TRANSP:TRANSPARENT
      DESCRIPTION:Opens on Thursday\\, February 4\\, 2027\\, until Thursday\\, February 25\\, 2027.\\nA mail with your personal link comes to you.\\nQuestions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      END:VEVENT
      BEGIN:VEVENT
      UID:p-0000000000000001.month-3.opens@year.example
      SEQUENCE:0
      DTSTAMP:20270120T173015Z
      DTSTART;VALUE=DATE:20270504
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Survey three months after the training (Clinical Leadership Program)
      TRANSP:TRANSPARENT
      DESCRIPTION:Opens on Tuesday\\, May 4\\, 2027\\, until Tuesday\\, June 1\\, 2027.\\nA mail with your personal link comes to you.\\nQuestions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      END:VEVENT
      BEGIN:VEVENT
      UID:p-0000000000000001.focus-group.opens@year.example
      SEQUENCE:0
      DTSTAMP:20270120T173015Z
      DTSTART;VALUE=DATE:20270423
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Focus group (Clinical Leadership Program)
      TRANSP:TRANSPARENT
      DESCRIPTION:It takes 60 minutes\\, on a day between Friday\\, June 4\\, 2027 and Wednesday\\, August 4\\, 2027. Booking opens on Friday\\, April 23\\, 2027.\\nA mail with your personal link comes to you.\\nQuestions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      END:VEVENT
      BEGIN:VEVENT
      UID:p-0000000000000001.month-12.opens@year.example
      SEQUENCE:0
      DTSTAMP:20270120T173015Z
      DTSTART;VALUE=DATE:20280204
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Survey one year after the training (Clinical Leadership Program)
      TRANSP:TRANSPARENT
      DESCRIPTION:Opens on Friday\\, February 4\\, 2028\\, until Friday\\, March 3\\, 2028.\\nA mail with your personal link comes to you.\\nQuestions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      END:VEVENT
      END:VCALENDAR
      "
    `);
  });

  it('has a seat as its invitation has it: same identity, its number, its place and the zone', async () => {
    const { id: focusGroupId, startsAt, endsAt } = JUNE;
    const seat = { focusGroupId, startsAt, endsAt, place: 'Room 12', number: 2 };
    const touchpoints = { 'focus-group': { kind: 'booked' as const, at: DURING_MONTH_3, seat } };
    const { text } = await calendar(await yearScene({ person: { touchpoints } }));
    expect(unfolded(text)).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Leadership Journeys//Leadership Journeys//EN
      METHOD:PUBLISH
      NAME:Clinical Leadership Program
      X-WR-CALNAME:Clinical Leadership Program
      BEGIN:VTIMEZONE
      TZID:America/New_York
      BEGIN:STANDARD
      DTSTART:20261101T020000
      TZOFFSETFROM:-0400
      TZOFFSETTO:-0500
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:20270314T020000
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0400
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:p-0000000000000001.focus-group@year.example
      SEQUENCE:1
      DTSTAMP:20270510T150000Z
      DTSTART;TZID=America/New_York:20270615T120000
      DTEND;TZID=America/New_York:20270615T130000
      SUMMARY:Focus group (Clinical Leadership Program)
      TRANSP:OPAQUE
      LOCATION:Room 12
      DESCRIPTION:Questions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      STATUS:CONFIRMED
      END:VEVENT
      BEGIN:VEVENT
      UID:p-0000000000000001.month-12.opens@year.example
      SEQUENCE:0
      DTSTAMP:20270510T150000Z
      DTSTART;VALUE=DATE:20280204
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Survey one year after the training (Clinical Leadership Program)
      TRANSP:TRANSPARENT
      DESCRIPTION:Opens on Friday\\, February 4\\, 2028\\, until Friday\\, March 3\\, 2028.\\nA mail with your personal link comes to you.\\nQuestions: Jane Roe\\, jane.roe@hospital.example
      ORGANIZER;CN="Jane Roe":mailto:program@hospital.example
      END:VEVENT
      END:VCALENDAR
      "
    `);
  });

  it('is the same file each time, with lines that no calendar program cuts', async () => {
    const scene = await yearScene({ now: BEFORE_TRAINING });
    const { text } = await calendar(scene);
    expect((await calendar(scene)).text).toBe(text);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(
      true,
    );
  });

  it('has no token, no link and nothing that says whose it is', async () => {
    const scene = await yearScene({ now: BEFORE_TRAINING, goal: {} });
    const { text } = await calendar(scene);
    expect(unfolded(text)).not.toMatch(/https?:|\?t=|ATTENDEE|ada@|Ada Example|huddle/);
    expect(unfolded(text)).not.toContain(scene.token);
  });

  it('is for nobody whose link has ended', async () => {
    const scene = await yearScene();
    const late = await scene.link('year', 'my-year', { expiresAt: DURING_MONTH_3 });
    expect((await scene.send(`/year/calendar?t=${late}`)).statusCode).toBe(410);
    expect((await scene.send('/year/calendar?t=x')).statusCode).toBe(404);
  });
});
