import { type Html, html } from '../../html.ts';
import { asSentence, type FieldFault } from './fault-words.ts';

/** The list above a form of everything to mend, each leading to its field. Takes the focus when the page opens. */
export const faultSummary = (faults: readonly FieldFault[]): Html | undefined =>
  faults.length === 0
    ? undefined
    : html`<div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults">
<h2 id="faults">Please check ${faults.length === 1 ? 'one thing' : `${faults.length} things`}</h2>
<ul>
${faults.map((fault) => {
  const text = asSentence(fault);
  return html`<li>${fault.field === undefined ? text : html`<a href="#${fault.field}">${text}</a>`}</li>
`;
})}</ul>
</div>
`;
