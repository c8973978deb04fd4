import type { ContactPerson } from '../../../domain/cohorts/cohort.ts';
import { type Html, html } from '../../html.ts';
import { SCRIPTS, type ScriptName, STYLESHEET } from './assets.ts';

/** What every page has around its content. */
export interface Frame {
  programTitle: string;
  contactPerson?: ContactPerson | undefined;
}

/**
 * One whole page. `title` is its only h1; `hasFaults` announces them in the browser's title too; `script` is the one
 * that the page has besides the common one.
 */
export const page = (
  frame: Frame | undefined,
  title: string,
  content: Html,
  { hasFaults = false, script }: { hasFaults?: boolean; script?: ScriptName } = {},
): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<script src="${SCRIPTS.participant.address}"></script>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${hasFaults && 'Please check your answers: '}${title}${frame && ` | ${frame.programTitle}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLESHEET.address}">
${script && html`<script src="${SCRIPTS[script].address}" defer></script>`}
</head>
<body>
${frame && html`<header><p>${frame.programTitle}</p></header>`}
<main>
<h1>${title}</h1>
${content}
</main>
${frame?.contactPerson && html`<footer><p>Questions? ${writeTo(frame.contactPerson)}.</p></footer>`}
</body>
</html>
`;

/** "Write to Jane Roe, jane@x.org" with a mail link. */
export const writeTo = ({ name, email }: ContactPerson): Html =>
  // The sign between name and place is no part of either: some mail programs take "%40" for a letter.
  html`Write to ${name}, <a href="mailto:${email.split('@').map(encodeURIComponent).join('@')}">${email}</a>`;
