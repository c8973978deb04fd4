import type { Cohort } from '../../domain/cohorts/cohort.ts';
import { toLocal } from '../../domain/dates/calendar.ts';
import { dayEndedBy } from '../../domain/dates/day-ended-by.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Attention } from '../../domain/notices/attention.ts';
import type { Program } from '../../domain/programs/program.ts';
import { clockText, inWords } from '../journey/mail-variables.ts';

/** Things of one kind as one line, and where in the console they are: paths below it. */
interface NoticeLine {
  text: string;
  paths: string[];
}

/** Links to single people that a line has at most; the cohort's page, which is linked first, leads to the rest. */
const MOST_LINKS = 5;

type Of<Kind extends Attention['kind']> = Attention & { kind: Kind };

/** How everything of one kind is told; a kind that nobody has words for does not compile. */
type Lines = { [Kind in Attention['kind']]: (those: Of<Kind>[]) => NoticeLine[] };

/**
 * What needs a person, in words without anybody's name or address: counts, the titles of touchpoints, and paths with
 * ids. Mail is read on phones and forwarded; who it is about is behind the sign-in.
 */
export function noticeLines(program: Program, cohort: Cohort, items: readonly Attention[]): NoticeLine[] {
  const lines = linesOf(program, cohort);
  const told = <Kind extends Attention['kind']>(kind: Kind) =>
    lines[kind](items.filter((one): one is Of<Kind> => one.kind === kind));
  return (Object.keys(lines) as Attention['kind'][]).flatMap(told);
}

/** In the order in which they are told. */
function linesOf(program: Program, cohort: Cohort): Lines {
  const home = `/cohorts/${cohort.id}`;
  const zone = cohort.timeZone;
  const day = (at: Instant) => inWords(toLocal(at, zone).date);
  const when = (at: Instant) => `${day(at)}, ${clockText(at, zone)}`;
  const titleOf = (id: string) => program.touchpoints.find((one) => one.id === id)?.title ?? id;
  const paths = [`${home}/focus-groups`];

  /** The last day on which it is open, where it closes with the day. */
  function closing(at: Instant): string {
    const last = dayEndedBy(at, zone);
    return last ? inWords(last) : when(at);
  }

  const ofPeople =
    (one: string, more: (count: number) => string) =>
    (list: readonly { participantId: string }[]): NoticeLine[] => {
      if (list.length === 0) return [];
      const people = [...new Set(list.map(({ participantId }) => participantId))];
      const to = people.slice(0, MOST_LINKS).map((id) => `${home}/people/${id}`);
      return [{ text: list.length === 1 ? one : more(list.length), paths: to }];
    };

  return {
    undeliverable: ofPeople(
      'Mail to one participant comes back.',
      (count) => `Mail to ${count} participants comes back.`,
    ),
    'unknown-contact': ofPeople(
      'Nobody knows whether one mail was sent.',
      (count) => `Nobody knows whether ${count} mails were sent.`,
    ),
    'refused-contact': ofPeople(
      'One mail was refused and is not tried again.',
      (count) => `${count} mails were refused and are not tried again.`,
    ),
    'no-time-suits': ofPeople(
      'None of the sessions suits one participant.',
      (count) => `None of the sessions suits ${count} participants.`,
    ),
    'low-response': (those) =>
      those.map(({ touchpoint, closesAt, asked, answered }) => ({
        text: `${titleOf(touchpoint)}: ${answered} of ${asked} have answered, and it closes on ${closing(closesAt)}.`,
        paths: [],
      })),
    'no-sessions': (those) =>
      those.map(({ touchpoint, opensAt }) => ({
        text: `${titleOf(touchpoint)}: no session is published. Booking opens on ${day(opensAt)}.`,
        paths,
      })),
    'no-seats-left': (those) =>
      those.map(({ touchpoint, without }) => ({
        text: `${titleOf(touchpoint)}: ${without === 1 ? 'one participant has' : `${without} participants have`} no seat, and none is left to book.`,
        paths,
      })),
    'waiting-list-full': (those) =>
      those.map(({ touchpoint, startsAt, waiting, capacity }) => ({
        text: `${titleOf(touchpoint)} on ${when(startsAt)}: ${waiting} wait for ${capacity === 1 ? 'its one seat' : `its ${capacity} seats`}.`,
        paths,
      })),
    'small-session': (those) =>
      those.map(({ touchpoint, startsAt, booked, couldCome, fewest }) => ({
        text: `${titleOf(touchpoint)} on ${when(startsAt)}: ${booked} booked, ${couldCome} could come, and ${fewest} make a group.`,
        paths,
      })),
    'unrecorded-attendance': (those) =>
      those.map(({ touchpoint, focusGroupId, startsAt, finalAt, unrecorded, seats }) => ({
        text: `${titleOf(touchpoint)} on ${when(startsAt)}: who came is not recorded for ${unrecorded} of ${seats} ${seats === 1 ? 'seat' : 'seats'}. It can be recorded until ${closing(finalAt)}; after that it is final, and whoever has nothing recorded counts as done.`,
        paths: [`${home}/focus-groups#${focusGroupId}`],
      })),
    // No mail can tell that mail does not arrive: the console does.
    'notices-returned': () => [],
  };
}
