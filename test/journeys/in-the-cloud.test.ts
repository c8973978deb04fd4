import { describe, expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { ParticipantId } from '../../domain/id.ts';
import type { HttpCall } from '../../rehearsal/http-client.ts';
import type { Staff } from '../../rehearsal/staff.ts';
import { plainAnswers } from '../simulator/people.ts';
import { CLP } from '../support/builders.ts';
import { type Cloud, startCloud } from '../support/cloud/cloud.ts';
import { textOf } from '../support/http-call.ts';
import { TODAY } from '../support/ports.ts';
import { leavesOf, readMime } from '../support/reading/read-mime.ts';
import { openSite, type Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

/** Where a program runs, as those see it who use it. */
interface Place {
  staff: Staff;
  staffApi: HttpCall;
  participantApi: HttpCall;
  moveTo(instant: Instant): Promise<void>;
  /** The newest mail to somebody about a touchpoint: its text, and its link to stop mail. */
  mailed(who: ParticipantId, touchpoint: string): string;
}

const onOneMachine = (site: Site): Place => ({
  ...site,
  mailed: (who, touchpoint) => {
    const found = site.mails().findLast(({ contactId }) => contactId.startsWith(`${who}.${touchpoint}.`))!;
    return `${found.text} ${found.stopUrl}`;
  },
});

const mailOf = ({ mails }: Cloud, who: ParticipantId, touchpoint: string) =>
  mails.findLast(({ contact }) => contact.startsWith(`${who}_${touchpoint}_`))!;

const inTheCloud = (cloud: Cloud): Place => ({
  ...cloud,
  mailed: (who, touchpoint) => {
    const mime = readMime(mailOf(cloud, who, touchpoint).raw);
    const text = leavesOf(mime).find(({ contentType }) => contentType === 'text/plain')!;
    return `${text.body} ${mime.headers.get('list-unsubscribe')}`;
  },
});

const evening = (day: string) => `${day}T18:00:00.000Z` as Instant;

/** A year of two people, one of whom does everything that is asked, and the other answers once and stops mail. */
async function year({ staff, staffApi, participantApi, moveTo, mailed }: Place) {
  async function send(path: string, who: ParticipantId, touchpoint: string, page: string, body: object) {
    const [, token] = new RegExp(`/${page}\\?t=([\\w-]{43})`).exec(mailed(who, touchpoint))!;
    const opened = await participantApi('GET', `/${page}`, { query: `t=${token}` });
    const sent = await participantApi('POST', path, { headers: { 'link-token': token! }, body });
    if (opened.statusCode !== 200 || sent.statusCode >= 300) throw new Error(`${path}: ${sent.body}`);
  }
  const answer = (who: ParticipantId, touchpoint: string, survey = 'leadership-practice') =>
    send('/api/response', who, touchpoint, 'survey', { answers: plainAnswers(CLP.surveys[survey]!) });

  const { path, people, sessions } = await springCohort({ staff }, { people: 2 });
  const [ada, bo] = [people[0]!, people[1]!];
  const focusGroupId = sessions[0]!.id;
  await moveTo(evening('2027-03-01'));
  await answer(ada, 'baseline');
  await moveTo(evening('2027-03-20'));
  await answer(ada, 'satisfaction', 'training-satisfaction');
  await answer(bo, 'satisfaction', 'training-satisfaction');
  await moveTo(evening('2027-06-30'));
  await answer(ada, 'month-3');
  await send('/api/stop', bo, 'month-3', 'stop', {});
  await moveTo(evening('2027-07-15'));
  await send('/api/seat', ada, 'focus-group', 'focus-group', { focusGroupId });
  await moveTo(evening('2027-08-12'));
  await staff.recordAttendance(path, focusGroupId, [ada], []);
  await moveTo(evening('2028-03-20'));
  await answer(ada, 'month-12');
  await moveTo(evening('2028-06-01'));

  async function read(of: string): Promise<string> {
    const { statusCode, body, stream } = await staffApi('GET', `${path}${of}`);
    expect(statusCode, of).toBe(200);
    return stream ? textOf(stream) : body;
  }
  const lived = [];
  for (const id of people) {
    const person = (await read(`/participants/${id}`)).replaceAll(id, 'somebody');
    const { timeline, touchpoints, mail, status } = JSON.parse(person);
    // What a provider calls a mail is its own.
    const contacts = timeline.map(({ messageId: _, ...row }: { messageId?: string }) => row);
    lived.push({ contacts, touchpoints, mail, status });
  }
  const [progress, file] = [JSON.parse(await read('/progress')), await read('/files/responses-long')];
  return { ada, path, lived: { people: lived, progress, rows: file.split('\r\n').length } };
}

describe('what would be deployed', () => {
  it('lives the same year as one machine: its bundles, with their environment and their permissions', async () => {
    const site = await openSite();
    onTestFinished(() => site.close());
    const { lived: expected } = await year(onOneMachine(site));
    const cloud = await startCloud(TODAY);
    onTestFinished(async () => void (await cloud.stop()));

    const { lived, ada, path } = await year(inTheCloud(cloud));
    expect(lived).toEqual(expected);

    const last = mailOf(cloud, ada, 'month-12');
    await cloud.becomes(last, 'Delivery');
    await cloud.becomes(last, 'Bounce');
    const { body } = await cloud.staffApi('GET', `${path}/participants/${ada}`);
    expect(JSON.parse(body).mail.kind).toBe('undeliverable');
    expect({ refused: cloud.refused, failures: cloud.failures, logged: await cloud.stop() }).toEqual({
      refused: [],
      failures: [],
      logged: '',
    });
  });
});
