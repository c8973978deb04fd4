/** Of the printed report: black on white, a page break where a section would be torn, charts that survive grey. */
export const REPORT_STYLE = `
html { font: 11pt/1.45 Georgia, 'Times New Roman', serif; color: #111; background: #fff; }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #555; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .35rem 0; }
.quiet { color: #444; font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font: .85rem/1.35 system-ui, sans-serif; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #bbb; }
th { overflow-wrap: normal; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
svg { display: block; max-width: 100%; height: auto; margin: .5rem 0; }
ul { padding-left: 1.25rem; }
@page { margin: 18mm 16mm; }
@media print {
  body { padding: 0; max-width: none; }
  h2, h3, caption { break-after: avoid; }
  table, svg, li, tr { break-inside: avoid; }
}
`;
