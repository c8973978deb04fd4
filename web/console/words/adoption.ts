import type { Adoption } from '../api/versions.ts';
import { contactText } from './contact.ts';
import { dayText, lastDayText } from './moment.ts';

type Move = Adoption['moves'][number];

/** What another version changes for one person, a line each, on their clock; empty when it changes nothing. */
export function moveLines(move: Move, titleOf: (id: string) => string, zone: string): string[] {
  const windowText = (one: { opens: string; closes: string } | undefined): string =>
    one ? `${dayText(one.opens, zone)} – ${lastDayText(one.closes, zone)}` : '';
  const windows = move.touchpoints.flatMap(({ touchpoint, effect, from, to, seatOutside }): string[] => {
    const title = titleOf(touchpoint);
    const seat = seatOutside
      ? [`${title}: the booked seat is outside the new window, and stays booked.`]
      : [];
    switch (effect) {
      case 'moves':
        return [`${title}: ${windowText(to)} instead of ${windowText(from)}.`, ...seat];
      case 'comes':
        return [`${title} is new: ${windowText(to)}.`];
      case 'goes':
        return [`${title} falls away.`];
      case 'closes':
        return [`${title} would be over: they could not do it any more.`];
      case 'reopens':
        return [`${title} would be open again: ${windowText(to)}.`];
      default:
        return seat;
    }
  });
  const contacts = move.contacts.map(({ touchpoint, from, to, ...contact }) => {
    const name = `${titleOf(touchpoint)}, ${contactText(contact).toLowerCase()}`;
    if (to === undefined) return `${name}: will not be sent.`;
    if (from === undefined) return `${name}: comes in addition, ${dayText(to, zone)}.`;
    return `${name}: ${dayText(to, zone)} instead of ${dayText(from, zone)}.`;
  });
  const finishing = move.finishing.map(
    (touchpoint) => `${titleOf(touchpoint)}: begun, and finished with the questions they saw.`,
  );
  return [...windows, ...contacts, ...finishing];
}
