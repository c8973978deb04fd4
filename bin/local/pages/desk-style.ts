import { STYLE } from '../../../functions/participant-api/pages/style.ts';

/** The participants' stylesheet, and what only the staff person's pages have: tables, a bar of buttons, a frame. */
export const DESK_STYLE = `${STYLE}
body { max-width: 64rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0 0 0.5rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.5rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 0.25rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0 0.5rem; }
.buttons button { margin: 0; min-height: 2.75rem; padding: 0.375rem 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 0.75rem 1rem; font-size: 0.9375rem; margin: 0.5rem 0 1rem; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 4px; background: #ffffff; }
dl { display: grid; grid-template-columns: minmax(5rem, auto) 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
summary { cursor: pointer; padding: 0.5rem 0; font-weight: 600; }
input[type="search"] { flex: 1 1 14rem; max-width: 28rem; min-height: 2.75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.25rem 0.5rem; }
.plain { align-self: center; padding: 0.5rem 0; }
td .hint { overflow-wrap: anywhere; }
@media (min-width: 40rem) { td .hint { display: block; } .stack tbody th, .stack tbody td { min-width: 8rem; overflow-wrap: anywhere; } }
code { font-size: 0.9375em; }
@media (max-width: 39.99rem) {
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  .stack th, .stack td { display: block; border: 0; padding: 0; overflow-wrap: anywhere; }
}
`;
