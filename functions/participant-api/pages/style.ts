import { YEAR_STYLE } from './year-style.ts';

/** The stylesheet of the participant pages: one column that fits 320 px, light and dark, large targets. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ink: #1b1f24; --paper: #ffffff; --soft: #f3f5f8; --line: #6b7683; --quiet: #4b5563;
  --accent: #0b57a4; --on-accent: #ffffff; --wrong: #b3121f; --good: #1a6b38;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9ecf0; --paper: #14181d; --soft: #1f252d; --line: #8b97a6; --quiet: #b4bdc9;
    --accent: #8fbdf5; --on-accent: #0f1720; --wrong: #ff9d94; --good: #7fd69b;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; overflow-wrap: anywhere; }
header { color: var(--quiet); border-bottom: 1px solid var(--line); }
header p { margin: 0 0 0.5rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
h1, h2, h3, p, li, dd, legend, caption, th, .question, .optional, input, textarea { unicode-bidi: plaintext; text-align: start; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.25rem 0 0.75rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 0.5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.note { background: var(--soft); border-left: 4px solid var(--accent); padding: 0.75rem 1rem; margin: 1rem 0; }
.note p { margin: 0.25rem 0; }
.good { border-color: var(--good); }
.faults { border: 3px solid var(--wrong); padding: 0.75rem 1rem; margin: 1rem 0; }
.faults h2 { margin: 0; }
.faults ul { margin: 0.5rem 0 0; padding-left: 1.25rem; }
.faults a, .fault { color: var(--wrong); font-weight: 600; }
.fault { margin: 0.25rem 0; }
.hint, .optional { color: var(--quiet); font-weight: 400; }
.hint { margin: 0.25rem 0; }
fieldset { border: 0; margin: 1.5rem 0; padding: 0; min-width: 0; }
legend, .question { display: block; font-weight: 600; padding: 0; margin-bottom: 0.25rem; }
.row { margin: 0; padding: 0.75rem 0; border-top: 1px solid var(--line); }
.row legend { float: left; width: 100%; font-weight: 400; }
.row .options { clear: both; }
.wrong { border-left: 4px solid var(--wrong); padding-left: 0.75rem; }
.row .fault { clear: both; }
.options label { display: flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; padding: 0.25rem 0; }
.options label:hover { background: var(--soft); }
input[type="radio"], input[type="checkbox"] { width: 1.375rem; height: 1.375rem; margin: 0; flex: none; accent-color: var(--accent); }
textarea { width: 100%; min-height: 8rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem; }
button { font: inherit; font-weight: 600; min-height: 3rem; padding: 0.5rem 1.5rem; margin-top: 1rem; border: 2px solid transparent; border-radius: 4px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
.second { background: var(--paper); color: var(--accent); border-color: var(--accent); }
.buttons { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.cards { list-style: none; margin: 0; padding: 0; }
.cards li { border-top: 1px solid var(--line); padding: 0.75rem 0 1rem; }
.cards p { margin: 0.25rem 0; }
.cards button { margin-top: 0.5rem; }
@media (max-width: 39.99rem) { .buttons form { width: 100%; } button { width: 100%; } }
@media (min-width: 40rem) {
  .scale { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 0.25rem; }
  .scale label { flex-direction: column; justify-content: flex-start; text-align: center; font-size: 0.875rem; line-height: 1.25; gap: 0.375rem; overflow-wrap: break-word; padding: 0.5rem 0.25rem; }
}
.ends { display: flex; justify-content: space-between; gap: 1rem; color: var(--quiet); margin: 0; }
form + .hint { margin-top: 1rem; }
input[type="email"] { width: 100%; max-width: 28rem; min-height: 3rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem; }
[hidden] { display: none !important; }
.progress { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.75rem; color: var(--quiet); font-size: 0.875rem; }
.progress p { margin: 0; }
.bar { width: 100%; height: 0.5rem; margin: 0.375rem 0; accent-color: var(--accent); }
.way { display: flex; gap: 0.75rem; position: sticky; bottom: 0; background: var(--paper); padding: 0.5rem 0; }
.way button { margin: 0; flex: 1; }
.quiet { background: var(--paper); color: var(--accent); border-color: var(--accent); }
.stepping .when { display: none; }
.stepping h1 { font-size: 1rem; font-weight: 400; color: var(--quiet); margin: 0.5rem 0; }
.stepping h2 { font-size: 1rem; margin: 0.5rem 0; }
.stepping section > div > fieldset, .stepping .field { margin: 0.5rem 0 1.5rem; }
@media (max-width: 39.99rem) {
  .stepping header { display: none; }
  .stepping h1 { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .stepping h2, [data-type="matrix"] > fieldset > legend { font-weight: 400; color: var(--quiet); }
  .stepping .row { border-top: 0; }
  .stepping .row legend { font-weight: 600; font-size: 1.125rem; }
  .stepping .options label { border: 1px solid var(--line); border-radius: 4px; padding: 0.125rem 0.75rem; margin: 0.25rem 0; }
  .stepping .options label:has(:checked) { border-color: var(--accent); background: var(--soft); }
}
@media (min-width: 40rem) { .way { justify-content: flex-start; } .way button { flex: none; } }
@media (max-height: 26rem) { .way { position: static; } }
@media print { button { display: none; } }
${YEAR_STYLE}`;
