import type { ContactName } from '../../../domain/contacts/contact.ts';

/** What other dates would change, as the API's preview says. */
export interface MovePreview {
  summary: {
    participants: number;
    touchpoints: Record<MoveEffect, number>;
    contacts: { moves: number; added: number; dropped: number; stays: number };
    seatsOutside: number;
  };
  items: ParticipantMove[];
  cursor?: string;
}

/** What a change does to a touchpoint: `comes` and `goes` where only one of two versions of the program has it. */
export type MoveEffect = 'unchanged' | 'moves' | 'stays' | 'closes' | 'reopens' | 'comes' | 'goes';

/** What a change does to one person's year, in UTC; without `from` a touchpoint comes, without `to` it goes. */
export interface ParticipantMove {
  participantId: string;
  touchpoints: {
    touchpoint: string;
    effect: MoveEffect;
    from?: { opens: string; closes: string };
    to?: { opens: string; closes: string };
    seatOutside?: { startsAt: string; place?: string };
  }[];
  /** With another date; without `from` in addition, without `to` no more. */
  contacts: (ContactName & { from?: string; to?: string })[];
  /** Contacts in the log that stay what they are. */
  staying: number;
}
