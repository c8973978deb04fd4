// Colors have a contrast of at least 4.5 in both schemes, and still when a mail program inverts them by itself. What
// must hold everywhere stands on the elements: some programs (Gmail with other providers' accounts, Outlook's Word)
// drop or ignore a style sheet. It has only what needs one.
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
p, ul, ol, blockquote, h2 { margin: 0 0 16px; }
h2 { font-size: 18px; line-height: 1.3; }
ul, ol { padding-left: 24px; }
blockquote { padding-left: 16px; border-left: 3px solid #8a94a6; }
hr { border: 0; border-top: 1px solid #8a94a6; margin: 24px 0; }
a { color: #0b5cad; }
`;

// A block of its own: a program that does not understand it may drop all of it.
const DARK = `
@media (prefers-color-scheme: dark) {
  .page { background-color: #16181c !important; color: #e6e8eb !important; }
  .page a { color: #8ab8ff !important; }
  .page .button a { color: #ffffff !important; }
}
[data-ogsc] .page a { color: #8ab8ff !important; }
[data-ogsc] .page .button a { color: #ffffff !important; }
`;

const FONT = 'font-family: Helvetica, Arial, sans-serif; font-size: 16px; line-height: 24px;';
/** Addresses may break anywhere, or they would be wider than 320 px; the older name is for those who know no other. */
const BREAKS = 'overflow-wrap: anywhere; word-break: break-word;';
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/**
 * The one layout of all mails, around content that is HTML already; so are title and preview. Nothing in it is loaded
 * from anywhere. Tables and bgcolor are for Outlook on Windows, which knows neither max-width nor padding of links;
 * language and direction are said twice, because mail programs put the content into a page of their own.
 *
 * @param preview what inboxes show beside the subject, and nobody sees in the mail itself
 */
export const mailPage = (title: string, preview: string, content: string): string => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
<style>${DARK}</style>
</head>
<body class="page" style="margin: 0; padding: 0; background-color: #ffffff; color: #1d2129;">
<div style="display: none; max-height: 0; max-width: 0; overflow: hidden; opacity: 0; mso-hide: all;">${preview}</div>
<div class="page" role="article" aria-label="${title}" lang="en" dir="ltr" style="background-color: #ffffff; color: #1d2129;">
<!--[if mso]><table ${TABLE} width="600" align="center"><tr><td><![endif]-->
<table ${TABLE} width="100%" align="center" style="max-width: 600px; margin: 0 auto;">
<tr><td style="padding: 20px 16px; ${FONT} ${BREAKS}">
${content}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
`;

/** A link as a button that is one in every mail program. `href` and `label` are HTML already. */
export const mailButton = (href: string, label: string): string => `<table ${TABLE} style="margin: 0 0 16px;">
<tr><td class="button" bgcolor="#0b5cad" style="background-color: #0b5cad; border-radius: 6px; mso-padding-alt: 12px 20px;"><a href="${href}" style="display: inline-block; padding: 12px 20px; ${FONT} font-weight: bold; color: #ffffff; text-decoration: none;">${label}</a></td></tr>
</table>
`;
