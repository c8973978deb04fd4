import type { Participant, ParticipantYear } from '../api/participants.ts';
import type { PlannedTouchpoint } from '../api/programs.ts';
import { untilText } from './moment.ts';

/** What another last day of a survey means for one person: before it is stored, and after. */
export function extensionText(
  person: ParticipantYear,
  before: PlannedTouchpoint,
  after: Participant & { planned: PlannedTouchpoint },
): { would: string; done: string } {
  const on = (instant: string) => untilText(instant, person.timeZone);
  const until = on(after.planned.closes.at);
  if (after.planned.closes.at === before.closes.at) {
    return { would: `Nothing changes: it is open until ${until}.`, done: `It is open until ${until}.` };
  }
  const hasNewLink = after.linkRequest?.number !== person.linkRequest?.number;
  const isLater = after.planned.closes.at > before.closes.at;
  const link = hasNewLink
    ? 'A new link is mailed to them at once, because the one they have ends with the old date.'
    : isLater && wasInvited(person, before.touchpoint)
      ? 'No link is mailed with it. If they cannot open theirs any more, mail a new one.'
      : 'Nothing is mailed because of it.';
  const isLate = isLater && after.extendedLate?.includes(before.touchpoint);
  const counted = isLate
    ? ' The survey is over for the others, and its results do not change: these answers will be in the files only.'
    : '';
  return {
    would: `It would be open until ${until}, instead of ${on(before.closes.at)}. ${link}${counted}`,
    done: `It is open until ${until} now. ${hasNewLink ? 'A new link is on its way.' : link}`,
  };
}

const wasInvited = ({ timeline }: ParticipantYear, touchpoint: string): boolean =>
  timeline.some((row) => row.touchpoint === touchpoint && row.state === 'sent');
