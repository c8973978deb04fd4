/** One part of a mail as a mail program would read it: headers unfolded and decoded, the body decoded. */
export interface MimePart {
  /** By lower-case name; each in the order they came. */
  headers: Map<string, string[]>;
  /** Lower case, without parameters. */
  contentType: string;
  /** The whole Content-Type, parameters and all. */
  contentTypeLine: string;
  /** The decoded text; empty for a multipart. */
  body: string;
  parts: MimePart[];
}

/** Reads a mail, or a part of one. Knows what our own mails use: quoted-printable, base64, multipart, RFC 2047. */
export function readMime(raw: string): MimePart {
  const [head, ...rest] = raw.split('\r\n\r\n');
  const content = rest.join('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of (head ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`Not a header line: ${line}`);
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), decodeWords(key, value)]);
  }
  const contentTypeLine = headers.get('content-type')?.[0] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(contentTypeLine)?.[1];
  const parts = boundary
    ? content
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => readMime(part.replace(/^\r\n/, '').replace(/\r\n$/, '')))
    : [];
  return {
    headers,
    contentType: contentTypeLine.split(';')[0]!.trim().toLowerCase(),
    contentTypeLine,
    body: boundary ? '' : decodeBody(content, headers.get('content-transfer-encoding')?.[0] ?? '7bit'),
    parts,
  };
}

/** Every part without parts, in order. */
export const leavesOf = (part: MimePart): MimePart[] =>
  part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);

function decodeBody(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString();
  return encoding === 'quoted-printable' ? unquote(content.replaceAll('=\r\n', '')) : content;
}

function decodeWords(header: string, value: string): string {
  // In an address nothing inside quotation marks is an encoded word (RFC 2047, 5).
  const pieces = ADDRESSES.has(header) ? value.split(/("(?:[^"\\]|\\.)*")/) : [value];
  return pieces.map((piece, index) => (index % 2 === 0 ? decodePiece(piece) : piece)).join('');
}

const ADDRESSES = new Set(['from', 'to', 'reply-to']);

function decodePiece(text: string): string {
  // White space between two encoded words is part of neither (RFC 2047, 6.2).
  const joined = text.replaceAll(/(=\?[^?]+\?[QB]\?[^?]*\?=)\s+(?==\?)/gi, '$1');
  return joined.replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString()
      : unquote(word.replaceAll('_', '=20')),
  );
}

const unquote = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
