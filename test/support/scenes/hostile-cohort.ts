import type { Instant } from '../../../domain/dates/instant.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { GOAL_PARTS } from '../../../domain/participants/goal.ts';
import { type Answers, questionsOf } from '../../../domain/surveys/survey.ts';
import { withoutHidden } from '../../../domain/surveys/survey-visibility.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import type { Message } from '../../../platform/ports.ts';
import { CLP } from '../builders.ts';
import { HOSTILE, type HostileField, hostileAddress } from '../hostile-texts.ts';
import { linkTo } from '../reading/mail-links.ts';
import { answeringPeople } from './answering-people.ts';
import type { Site } from './site.ts';
import { changed } from './troubled-cohort.ts';

/** As many as it takes for texts to be shown in results, and one who has answered nothing. */
const PEOPLE = 10;

/** Every text question of a survey answered with hostile text; what is not asked then is left out. */
const hostileAnswers =
  (survey: string) =>
  (drawn: Answers, index: number): Answers => {
    const questions = questionsOf(CLP.surveys[survey]!);
    const texts = questions.flatMap(({ type, name }) =>
      type === 'comment' ? [[name, HOSTILE[`answer.${name}` as HostileField]]] : [],
    );
    // Which of the two other questions is asked depends on this one.
    const asked = survey === 'training-satisfaction' ? { 'worth-the-time': index % 2 === 0 ? 1 : 5 } : {};
    return withoutHidden(questions, { ...drawn, ...asked, ...Object.fromEntries(texts) });
  };

/**
 * A cohort in the middle of its year in which everything that anybody can type is hostile: on the day after a session,
 * with people who have answered, are missing, cannot be reached, and one mail of which nobody knows what became.
 */
export async function hostileCohort(site: Site): Promise<{ path: string; people: ParticipantId[] }> {
  const authorization = `Bearer ${new URL(site.signInUrl).searchParams.get('t')}`;
  const ask = async <Made>(path: string, body: object): Promise<Made> => {
    const response = await fetch(`${site.url}/staff${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Made;
  };
  const typed = async (path: string, fields: Record<string, string>) => {
    const response = await fetch(`${site.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };

  const { id } = await ask<{ id: string }>('/cohorts', {
    programId: 'clp',
    title: HOSTILE.title,
    anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12' },
    contactPerson: { name: HOSTILE.contactName, email: HOSTILE.contactAddress },
  });
  const path = `/cohorts/${id}`;
  const sessions: FocusGroupId[] = [];
  for (const startsAt of ['2027-08-10T14:00', '2027-09-08T16:30']) {
    const { place, joinUrl } = HOSTILE;
    const session = { touchpoint: 'focus-group', startsAt, place, joinUrl, capacity: 4 };
    sessions.push((await ask<{ id: FocusGroupId }>(`${path}/focus-groups`, session)).id);
  }
  const people: ParticipantId[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const person = { name: HOSTILE.name, email: hostileAddress(index), consent: true };
    people.push((await ask<{ id: ParticipantId }>(`${path}/participants`, person)).id);
  }
  const [first] = people as [ParticipantId];
  const answering = answeringPeople(site);
  const most = people.slice(0, PEOPLE - 1);
  const wave = async (instant: string, touchpoint: string, survey: string) => {
    await site.moveTo(instant as Instant);
    await answering.answer(most, touchpoint, hostileAnswers(survey));
  };
  const yearToken = () => {
    const isTheirs = ({ contactId, text }: Message) =>
      contactId.startsWith(`${first}.`) && text.includes('/year?');
    const mail = site.mails().findLast(isTheirs)!;
    return new URL(linkTo('/year', mail)).searchParams.get('t')!;
  };
  await wave('2027-02-18T15:00:00.000Z', 'baseline', 'leadership-practice');
  await wave('2027-03-15T15:00:00.000Z', 'satisfaction', 'training-satisfaction');
  const goal = GOAL_PARTS.map((part) => [part, HOSTILE[`goal.${part}`]]);
  await typed('/year/goal', { t: yearToken(), v: '0', ...Object.fromEntries(goal) });
  await wave('2027-06-16T15:00:00.000Z', 'month-3', 'leadership-practice');
  const { note } = HOSTILE;
  await typed('/year/review', { t: yearToken(), v: '1', touchpoint: 'month-3', state: 'partly', note });
  await site.moveTo('2027-07-20T15:00:00.000Z' as Instant);
  await answering.book(people.slice(0, 3), sessions[0]!);
  await answering.book(people.slice(3, 4), sessions[1]!);
  await site.moveTo('2027-08-11T15:00:00.000Z' as Instant);
  await troubled(site, people.slice(-2) as [ParticipantId, ParticipantId]);
  return { path, people };
}

/** Of one person's last mail nobody knows what became, for a reason in the provider's words; another's has come back. */
async function troubled(site: Site, [one, other]: [ParticipantId, ParticipantId]): Promise<void> {
  await changed(site, one, (before) => ({
    ...before,
    contacts: before.contacts.map((contact, index) => {
      if (index < before.contacts.length - 1 || contact.state !== 'sent') return contact;
      const { messageId: _, ...known } = contact;
      return { ...known, state: 'unknown', reason: HOSTILE.reason };
    }),
  }));
  const { contactId } = site.mails().findLast((mail) => mail.contactId.startsWith(`${other}.`))!;
  const at = site.now();
  const event = { contactId, at, sentAt: at, messageId: 'm', isPermanent: true } as const;
  await settleMailEvent(site.platform.ports, {
    ...event,
    kind: 'bounced',
    address: hostileAddress(PEOPLE - 1),
  });
}
