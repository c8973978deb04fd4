import { type Html, html } from '../../../html.ts';
import type { YearView } from '../../year-view.ts';
import { type Frame, page } from '../page.ts';
import { timeInWords, zoneInWords } from '../words.ts';
import { inWords } from './year-rows.ts';

/** What is ahead as it would be in another zone, before anything is saved. `there` is the view in that zone. */
export function timeZonePage(frame: Frame, token: string, there: YearView): Html {
  const ahead = there.rows.filter(({ when }) => when !== 'past');
  return page(
    frame,
    'Your times in the new zone',
    html`<p>${zoneInWords(there.now, there.timeZone)}: it is ${timeInWords(there.now, there.timeZone)} there now. Nothing is saved yet.</p>
<ul class="times">
${ahead.map(
  (row) => html`<li><strong>${row.planned.touchpoint.title}</strong><br>${inWords(row, there.timeZone)}</li>
`,
)}</ul>
<form method="post" action="/year/time-zone">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="timeZone" value="${there.timeZone}">
<input type="hidden" name="save" value="yes">
<button>Save this time zone</button>
</form>
<p><a href="/year?t=${token}">Back to my year, without a change</a></p>`,
  );
}
