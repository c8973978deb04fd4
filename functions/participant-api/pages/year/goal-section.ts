import {
  GOAL_PARTS,
  GOAL_STATES,
  type Goal,
  NOTE_LIMIT,
  PART_LIMIT,
} from '../../../../domain/participants/goal.ts';
import { type Html, html } from '../../../html.ts';
import type { GoalView, YearView } from '../../year-view.ts';
import { dayInWords } from '../words.ts';
import { field } from './field.ts';
import { goalCard } from './goal-card.ts';
import { PART_WORDS, STATE_WORDS } from './goal-words.ts';
import type { Attempt } from './year-page.ts';

type GoalNow = Extract<GoalView, { kind: 'now' }>;

/** No call of the staff API, page or file has the words; the history says which part was changed, and when. */
const WHO_READS_IT =
  'This page shows it to whoever has its link. The team of the program can see that you have written something, but not what; only those who look after its computers could find it there.';

/** The leadership goal: a form until there is one; then its words, what was said of it, and what is asked now. */
export function goalSection(
  goal: GoalView,
  { timeZone }: Pick<YearView, 'timeZone'>,
  token: string,
  attempt?: Attempt,
): Html {
  return html`<section>
<h2 id="goal">My leadership goal</h2>
${
  goal.kind === 'later'
    ? html`<p>From ${dayInWords(goal.from.at, timeZone)} you can write down here what you want to reach this year.</p>`
    : goal.stored.doc
      ? statedGoal(goal, goal.stored.doc, timeZone, token, attempt)
      : html`<p>What do you want to reach this year? ${WHO_READS_IT} You can change it at any time.</p>
${textForm(goal, token, attempt)}`
}
</section>
`;
}

function statedGoal(
  goal: GoalNow,
  doc: Goal,
  timeZone: YearView['timeZone'],
  token: string,
  attempt: Attempt | undefined,
): Html {
  const said = goal.waves.flatMap(({ id, title }) => {
    const review = doc.reviews[id];
    return review ? [{ title, review }] : [];
  });
  const isChanging = attempt?.form === 'goal';
  return html`${attempt?.isOvertaken && overtaken}${goalCard(doc.text)}
<p class="hint">In your words of ${dayInWords(doc.changedAt, timeZone)}.</p>
${
  said.length > 0 &&
  html`<ul class="said">
${said.map(
  ({
    title,
    review,
  }) => html`<li><strong>${STATE_WORDS[review.state]}</strong>${review.note !== undefined && html`: ${review.note}`}<br><span class="hint">${title}, ${dayInWords(review.at, timeZone)}</span></li>
`,
)}</ul>
`
}${goal.toReview && reviewForm(goal, goal.toReview, doc, token, attempt)}<details${isChanging && html` open`}>
<summary>Change my goal</summary>
${textForm(goal, token, attempt)}
</details>`;
}

/** Nothing is lost when two tabs save: what is stored is shown first, what was typed stays in its form. */
const overtaken = html`<div class="note" role="alert" tabindex="-1" autofocus>
<p><strong>This was changed meanwhile, in another tab or on another device.</strong></p>
<p>What is saved now comes first. What you have just typed is in the form below and is not saved yet: send it again, and it takes the place of the other.</p>
</div>
`;

function textForm({ stored }: GoalNow, token: string, attempt: Attempt | undefined): Html {
  const tried = attempt?.form === 'goal' ? attempt : undefined;
  return html`<form method="post" action="/year/goal">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="v" value="${stored.version}">
${GOAL_PARTS.map((part) => {
  const { name, question, hint } = PART_WORDS[part];
  return field({
    id: `goal.${part}`,
    name: part,
    label: html`${name}: ${question}${part !== 'specific' && html` <span class="optional">(optional)</span>`}`,
    hint,
    value: tried ? (tried.typed[part] ?? '') : (stored.doc?.text[part] ?? ''),
    faults: tried?.faults ?? [],
    limit: PART_LIMIT,
    rows: 3,
  });
})}
<button>Save my goal</button>
</form>`;
}

function reviewForm(
  { stored }: GoalNow,
  { id, title }: { id: string; title: string },
  doc: Goal,
  token: string,
  attempt: Attempt | undefined,
): Html {
  const tried = attempt?.form === 'review' ? attempt : undefined;
  const before = doc.reviews[id];
  const chosen = tried ? tried.typed.state : before?.state;
  const fault = tried?.faults.find((one) => one.field === 'state');
  return html`<form method="post" action="/year/review">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="v" value="${stored.version}">
<input type="hidden" name="touchpoint" value="${id}">
<fieldset${fault && html` class="wrong" aria-describedby="state-fault"`}>
<legend>Where does it stand?</legend>
<p class="hint">${title}</p>
${fault && html`<p class="fault" id="state-fault">Please choose one.</p>\n`}<div class="options">
${GOAL_STATES.map(
  (state, index) =>
    html`<label><input type="radio"${index === 0 && html` id="state"`} name="state" value="${state}"${state === chosen && html` checked`}> ${STATE_WORDS[state]}</label>
`,
)}</div>
</fieldset>
${field({
  id: 'note',
  name: 'note',
  label: html`In one line <span class="optional">(optional)</span>`,
  value: tried ? (tried.typed.note ?? '') : (before?.note ?? ''),
  faults: tried?.faults ?? [],
  limit: NOTE_LIMIT,
})}
<button>${before ? 'Change what I said' : 'Save where it stands'}</button>
</form>
`;
}
