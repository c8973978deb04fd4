import { GOAL_PARTS, type GoalText } from '../../../../domain/participants/goal.ts';
import { type Html, html } from '../../../html.ts';
import { PART_WORDS } from './goal-words.ts';

/** A goal in the person's own words, to read only; parts that were left empty are left out. */
export const goalCard = (text: Partial<GoalText>): Html => html`<dl class="goal">
${GOAL_PARTS.map(
  (part) =>
    text[part] !== undefined &&
    html`<dt>${PART_WORDS[part].name}</dt><dd>${text[part]}</dd>
`,
)}</dl>
`;
