import { epochMs, type Instant } from '../../../domain/dates/instant.ts';
import { type Html, html } from '../../../functions/html.ts';
import { momentText } from './moment.ts';

/** Both clocks: `now` is the programs', never behind the machine's. `nextEvent` is undefined when nothing is planned. */
export interface ClockView {
  now: Instant;
  machineNow: Instant;
  movingTo: Instant | undefined;
  nextEvent: Instant | undefined;
}

/** Below this the clock is the machine's: a page takes a moment to be made. */
const SAME_MS = 60_000;

/** What time it is for the programs, and, where no mail can leave the machine, the buttons that move it. */
export function clockSection(clock: ClockView, mayMove: boolean): Html {
  const { now, machineNow, movingTo, nextEvent } = clock;
  const isMoved = epochMs(now) - epochMs(machineNow) > SAME_MS;
  if (!isMoved && !mayMove) return html``;
  return html`<h2>Clock</h2>
${isMoved && html`<p>For the programs it is <strong>${momentText(now)}</strong>. On this machine it is ${momentText(machineNow)}.</p>`}
${
  movingTo
    ? html`<div class="note" role="status"><p>On the way to ${momentText(movingTo)}: everything in between happens at its own time. This page follows.</p></div>`
    : mayMove && buttons(nextEvent)
}`;
}

const buttons = (
  nextEvent: Instant | undefined,
): Html => html`<p>No mail leaves this machine, so time can be moved ahead, never back. Everything in between happens, in its order.</p>
<form method="post" action="/clock">
<div class="buttons">
<button name="to" value="event"${!nextEvent && html` disabled`}>To the next event</button>
<button name="to" value="day">One day ahead</button>
<button name="to" value="month">One month ahead</button>
</div>
</form>
<p class="hint">${nextEvent ? `The next event is on ${momentText(nextEvent)}.` : 'Nothing is planned any more.'}</p>`;
