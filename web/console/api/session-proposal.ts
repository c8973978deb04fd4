/** A session that could be published; times of the cohort's zone. */
export interface ProposedSession {
  date: string;
  time: string;
  startsAt: string;
  endsAt: string;
  size: number;
  capacity: number;
  couldCome: number;
  meantFor: string[];
  isSmall: boolean;
  isShortNotice: boolean;
}

/** A published session that is still ahead. */
export interface Outlook {
  focusGroupId: string;
  startsAt: string;
  booked: number;
  capacity: number;
  couldCome: number;
  small?: 'few-booked' | 'few-people';
}

/** Sessions that would seat those who have none. `outcome` says why there are none, or which case it is. */
export interface SessionProposal {
  touchpoint: string;
  size: { from: number; to: number };
  outcome: 'sessions' | 'enough-seats' | 'too-few' | 'nobody' | 'no-day' | 'no-hour';
  window: { from: string; until: string };
  people: { without: number; placed: number; left: number };
  proposed: ProposedSession[];
  unplaced: string[];
  published: Outlook[];
}
