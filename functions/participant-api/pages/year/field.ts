import { type Html, html } from '../../../html.ts';
import { capitalized, type FieldFault } from '../fault-words.ts';

/** A text to type. The limit is only stated when it is passed: nobody should count. */
export function field(one: {
  id: string;
  name: string;
  label: Html;
  hint?: string;
  value: string;
  faults: readonly FieldFault[];
  limit: number;
  /** Several lines; one where left out. */
  rows?: number;
}): Html {
  const { id, name, label, hint, value, rows } = one;
  const fault = one.faults.find((wrong) => wrong.field === id);
  const described = [hint !== undefined && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const attributes = html` id="${id}" name="${name}"${described !== '' && html` aria-describedby="${described}"`}${fault && html` aria-invalid="true"`}`;
  return html`<div class="field${fault && ' wrong'}">
<label class="question" for="${id}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>\n`}${fault && html`<p class="fault" id="${id}-fault">${capitalized(fault.words)}.</p>\n`}${
  rows === undefined
    ? html`<input${attributes} value="${value}" maxlength="${one.limit * 2}" autocomplete="off">`
    : html`<textarea${attributes} rows="${rows}">
${value}</textarea>`
}
</div>
`;
}
