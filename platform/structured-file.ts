import { type CST, type Document, isMap, isNode, isScalar, isSeq, Parser, parseDocument, visit } from 'yaml';
import { jsonErrorOffset } from './json-error-offset.ts';
import type { FileFault } from './program-file-error.ts';
import { faultAt, type SourceFile } from './source-file.ts';

type Path = readonly PropertyKey[];

/** The data of a YAML or JSON file, with the way back from the data to the text. */
export interface StructuredFile {
  source: SourceFile;
  data: unknown;
  /** Where the value at the path begins; for a path that is not there, the map or list it is missing in. */
  offsetOf(path: Path): { offset: number; found: boolean };
  /** Where the key itself begins. */
  keyOffset(path: Path, key: string): number;
}

const DEPTH_LIMIT = 16;

/**
 * Parses YAML (core schema, one document; no anchors, aliases, tags, merge keys or directives) or, for a name
 * ending in `.json`, JSON. With any fault there is no data (BAD-INPUT P1, P2).
 */
export function parseStructured(source: SourceFile): StructuredFile | FileFault[] {
  const fault = (offset: number, message: string) => faultAt(source, offset, message);
  const deep = firstTooDeep(source.text);
  if (deep !== undefined) return [fault(deep, `limit: nested deeper than ${DEPTH_LIMIT} levels`)];
  const json = source.file.endsWith('.json');
  const notJson = json ? jsonErrorOffset(source.text) : undefined;
  if (notJson) return [fault(notJson.offset, `json: expected here: ${notJson.expected}`)];
  const document = parseDocument(source.text, { schema: 'core', stringKeys: true, prettyErrors: false });
  const problems = json ? document.errors.filter((one) => one.code === 'DUPLICATE_KEY') : document.errors;
  // From there on YAML takes everything for what it is not.
  const lost = problems.find((one) => one.code === LOST)?.pos[0] ?? source.text.length;
  const told = problems.filter(({ pos }) => pos[0] <= lost);
  const faults = told.map((one) => fault(one.pos[0], SAID_BETTER[one.code] ?? `yaml: ${one.message}`));
  if (!json) faults.push(...forbiddenIn(document).map(({ offset, message }) => fault(offset, message)));
  if (faults.length > 0) return faults;
  return {
    source,
    data: json ? JSON.parse(source.text) : document.toJS(),
    offsetOf: (path) => offsetOf(document, path),
    keyOffset(path, key) {
      const node = document.getIn(path, true);
      const pair = isMap(node)
        ? node.items.find((one) => isScalar(one.key) && one.key.value === key)
        : undefined;
      return isScalar(pair?.key) ? startOf(pair.key) : offsetOf(document, path).offset;
    },
  };
}

/** A sign that can be no part of what was begun before it. */
const LOST = 'UNEXPECTED_TOKEN';

const SAID_BETTER: Partial<Record<string, string>> = {
  [LOST]:
    'yaml: no part of what comes before: another indent, a bracket too many, or no quotes around a whole text',
  NON_STRING_KEY: 'yaml: a key must be text; a text that begins with { or [ needs quotes',
  TAB_AS_INDENT: 'yaml: a tab as indent; use spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'yaml: either an indent unlike that of the lines around it, or a text with ": " that needs quotes',
  MULTILINE_IMPLICIT_KEY: 'yaml: an indent unlike that of the lines around it, or no ": " after the key',
  MULTIPLE_DOCS: 'yaml: a second document; a program file is one',
  DUPLICATE_KEY: 'duplicate-id: this key is in the same map before',
};

/** Without recursion: a hostile file nests deeper than any stack. */
function firstTooDeep(text: string): number | undefined {
  const tokens: { token: CST.Token | null | undefined; depth: number }[] = [];
  for (const token of new Parser().parse(text)) tokens.push({ token, depth: 0 });
  for (const { token, depth } of tokens) {
    if (token?.type === 'document') tokens.push({ token: token.value, depth });
    if (!token || !('items' in token)) continue;
    if (depth >= DEPTH_LIMIT) return token.offset;
    for (const item of token.items) {
      tokens.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

function forbiddenIn(document: Document.Parsed): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  const forbid = (node: unknown, what: string) =>
    found.push({ offset: startOf(node), message: `yaml: ${what} is not allowed; write the value itself` });
  const { yaml, tags } = document.directives;
  if (yaml.explicit || Object.keys(tags).length > 1) {
    found.push({ offset: 0, message: 'yaml: a directive (%) is not allowed' });
  }
  visit(document, {
    Alias: (_, node) => void forbid(node, 'an alias (*)'),
    Pair: (_, pair) =>
      void (isScalar(pair.key) && pair.key.value === '<<' && forbid(pair.key, 'a merge key')),
    Value(_, node) {
      if (node.anchor) forbid(node, 'an anchor (&)');
      if (node.tag) forbid(node, 'a tag (!)');
    },
  });
  return found;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

function offsetOf(document: Document.Parsed, path: Path): { offset: number; found: boolean } {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return { offset: startOf(node), found: length === path.length };
  }
  return {
    offset: startOf(document.contents),
    found: path.length === 0 && (isMap(document.contents) || isSeq(document.contents)),
  };
}
