/** The part of the stylesheet that only a person's page of their year needs. */
export const YEAR_STYLE = `.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.nowrap { white-space: nowrap; }
h3 { font-size: 1.0625rem; line-height: 1.3; margin: 0; }
.year { list-style: none; margin: 1rem 0; padding: 0; }
.year li { border-left: 4px solid var(--line); padding: 0 0 1.5rem 1rem; scroll-margin-top: 1rem; }
.year li:last-child { padding-bottom: 0; }
.year li p { margin: 0.25rem 0; }
.year .due { border-color: var(--accent); }
.year .done { border-color: var(--good); }
.year button { margin-top: 0.5rem; }
.badge { font-size: 0.875rem; color: var(--quiet); }
.due .badge { color: var(--accent); font-weight: 600; }
.goal { margin: 1rem 0; border-left: 4px solid var(--accent); padding-left: 1rem; }
.goal dt { font-size: 0.875rem; color: var(--quiet); }
.goal dd { margin: 0 0 0.75rem; white-space: pre-line; }
.said, .times { padding-left: 1.25rem; }
.said li, .times li { margin: 0.5rem 0; }
.field { margin: 1.25rem 0; }
.field textarea { min-height: 5rem; }
.field input, select { width: 100%; min-height: 3rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem; }
.field input[type="date"] { max-width: 16rem; }
details { border-top: 1px solid var(--line); padding: 0.25rem 0; }
form + details { margin-top: 2rem; }
details[open] { padding-bottom: 1.25rem; }
summary { min-height: 2.75rem; padding: 0.5rem 0; font-weight: 600; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); border-color: var(--accent); }
button.danger { background: var(--wrong); color: var(--paper); }
.scores { border-collapse: collapse; table-layout: fixed; width: 100%; max-width: 26rem; margin: 1rem 0; }
.scores caption { text-align: start; font-weight: 600; padding: 0.5rem 0; }
.scores th { font-weight: 400; text-align: start; padding: 0.75rem 0 0; }
.scores thead th { color: var(--quiet); font-size: 0.875rem; text-align: center; padding: 0 0 0.25rem; }
.scores tbody { border-top: 1px solid var(--line); }
.scores td { text-align: center; font-variant-numeric: tabular-nums; padding: 0 0 0.75rem; }
.spark { display: block; width: 100%; height: auto; margin-top: 0.25rem; }
.edge { stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 4; }
.trend { stroke: var(--accent); stroke-width: 2; }
.dot { fill: var(--accent); }
@media print { details:not([open]) { display: none; } }
`;
