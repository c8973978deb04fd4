import type { Instant } from '../../domain/dates/instant.ts';
import type { HttpFunction } from '../../functions/middleware/http.ts';
import type { Inbox } from '../../platform/local/inbox.ts';
import type { Pacemaker } from '../../platform/local/pacemaker.ts';
import type { Ports } from '../../platform/ports.ts';
import type { SignIn } from './sign-in.ts';

/** What the staff person's pages on one machine need besides the ports. */
export interface Desk extends Ports {
  inbox: Inbox;
  pacemaker: Pacemaker;
  signIn: SignIn;
  /** The staff API, called as the person whose page it is. */
  staff: HttpFunction;
  machineNow(): Instant;
  /** True where mail leaves the machine: then the clock cannot be moved, and the inbox stays empty. */
  sendsMail: boolean;
}

/** The scope of whoever has opened the sign-in link. */
export const DESK = 'desk';
