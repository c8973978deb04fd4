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

export type MoveEffect = 'unchanged' | 'moves' | 'stays' | 'closes' | 'reopens' | 'comes' | 'goes';

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
  contacts: { touchpoint: string; kind: string; number: number; from?: string; to?: string }[];
  /** Contacts in the log that stay what they are. */
  staying: number;
}
