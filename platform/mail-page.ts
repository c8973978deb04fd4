// Mail programs differ most in what they do with tables, images and scripts, so there are none. Colors have a
// contrast of at least 4.5 in both schemes; addresses may break anywhere, or they would be wider than 320 px.
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #ffffff; color: #1d2129; }
main { max-width: 36em; margin: 0 auto; padding: 20px 16px; font: 16px/1.5 Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
p, ul, ol, blockquote, h2 { margin: 0 0 1em; }
h2 { font-size: 18px; line-height: 1.3; }
ul, ol { padding-left: 1.5em; }
blockquote { padding-left: 1em; border-left: 3px solid #8a94a6; }
hr { border: 0; border-top: 1px solid #8a94a6; margin: 1.5em 0; }
a { color: #0b5cad; word-break: break-word; }
.button { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #0b5cad; color: #ffffff; font-weight: bold; text-decoration: none; }
.small { font-size: 14px; }
@media (prefers-color-scheme: dark) {
  body { background: #16181c; color: #e6e8eb; }
  a { color: #8ab8ff; }
  .button { background: #0b5cad; color: #ffffff; }
}
`;

/** The one layout of all mails, around content and a title that are HTML already. Nothing in it is loaded from anywhere. */
export const mailPage = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${content}</main>
</body>
</html>
`;
