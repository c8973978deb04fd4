import { type Html, html } from '../../../functions/html.ts';

interface DeskFrame {
  title: string;
  /** The entry of the navigation that the page is, or belongs to. */
  here?: '/' | '/inbox';
  /** Loads the page again every second. */
  refreshes?: boolean;
}

const PLACES = [
  ['/', 'Programs'],
  ['/console/', 'Console'],
  ['/inbox', 'Inbox'],
] as const;

/** One whole page for the staff person; works without a script. `title` is its only h1. */
export const deskPage = ({ title, here, refreshes }: DeskFrame, content: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshes && html`<meta http-equiv="refresh" content="1">\n`}<title>${title} | Leadership journeys</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk.css">
</head>
<body>
<header>
<nav aria-label="Pages">
<ul>
${PLACES.map(
  ([path, name]) => html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>
`,
)}</ul>
</nav>
</header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
