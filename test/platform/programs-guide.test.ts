import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type MailRole, variablesOf } from '../../domain/mails/mail-template.ts';
import { YEAR } from '../../domain/participants/participant.ts';
import { Program } from '../../domain/programs/program.ts';
import { SurveyDefinition } from '../../domain/surveys/survey.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const GUIDE = read('docs/programs.md');

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  const?: string;
}
const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input' }) as Schema;

/** The rows of the tables under a heading, each as its cells. */
function rows(heading: string): string[][] {
  const part = GUIDE.split(/^#+ /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

const { properties: program = {} } = schemaOf(Program);
const survey = schemaOf(SurveyDefinition);
const page = survey.properties?.pages?.items;
const questions = page?.properties?.elements?.items?.oneOf ?? [];
const [asked, group] = program.touchpoints?.items?.oneOf ?? [];
const use = program.surveys?.items;
const COMMON = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf'];

test.each<[string, Schema | undefined]>([
  ['The program', schemaOf(Program)],
  ['sendWindow', program.sendWindow],
  ['contactLimit', program.contactLimit],
  ['mail', program.mail],
  ['A survey in surveys', use],
  ['A scale', use?.properties?.scales?.items],
  ['A touchpoint of kind survey', asked],
  ['Its mail', asked?.properties?.mail],
  ['A touchpoint of kind focus-group', group],
  ['Its window', group?.properties?.window],
  ['The mail of a focus group', group?.properties?.mail],
  ['A moment', asked?.properties?.opens],
  ['goal', program.goal],
  ['The survey', survey],
  ['A page', page],
  ['A condition', questions[0]?.properties?.visibleIf],
])('the guide to programs has every key of "%s", and which are required', (heading, schema) => {
  const keys = rows(heading).map(([key]) => codeIn(key)[0]);
  expect(keys).toEqual(Object.keys(schema?.properties ?? {}));
  const required = rows(heading).filter((cells) => cells[1] === 'required');
  expect(required.map(([key]) => codeIn(key)[0])).toEqual(schema?.required);
});

test('the guide to programs names the one id that no touchpoint may have', () => {
  for (const kind of ['survey', 'focus-group']) {
    const [, , remark] = rows(`A touchpoint of kind ${kind}`).find(([key]) => key === '`id`') ?? [];
    expect(remark).toBe(`not \`${YEAR}\``);
  }
  const said = rows('What a fault says').find(([text]) => text === '`reserved-id: of the whole year`');
  expect(said?.[1]).toBe(`a touchpoint \`${YEAR}\``);
});

test('the guide to programs has the keys of every type of question', () => {
  expect(rows('Every question').map(([key]) => codeIn(key)[0])).toEqual(COMMON);
  const said = rows('And by its type').map(([type, required, other]) => [
    codeIn(type)[0],
    codeIn(required).sort(),
    codeIn(other).sort(),
  ]);
  const own = questions.map(({ properties = {}, required = [] }) => {
    const keys = Object.keys(properties).filter((key) => !COMMON.includes(key));
    const isRequired = (key: string) => required.includes(key);
    return [
      properties.type?.const,
      keys.filter(isRequired).sort(),
      keys.filter((key) => !isRequired(key)).sort(),
    ];
  });
  expect(said).toEqual(own);
});

test('the guide to programs has the variables of every mail', () => {
  const said = rows('mail/ID.md').flatMap(([roles, names]) =>
    codeIn(roles).map((role) => [role, codeIn(names)]),
  );
  const mails = [asked, group].flatMap((one) => Object.keys(one?.properties?.mail?.properties ?? {}));
  expect(said.map(([role]) => role).sort()).toEqual([...new Set([...mails, 'link', 'footer'])].sort());
  for (const [role, names] of said) {
    expect((names as string[]).toSorted()).toEqual(variablesOf(role as MailRole | 'footer').toSorted());
  }
});

const SOURCES = [
  ...['program', 'program-consistency', 'program-references', 'goal-consistency'].map(
    (name) => `programs/${name}`,
  ),
  ...['scale-check', 'survey', 'survey-condition', 'question-name'].map((name) => `surveys/${name}`),
  ...['mails/mail-check', 'dates/offset'],
].map((name) => `domain/${name}.ts`);
const READERS = ['program-files', 'opened', 'schema-faults', 'structured-file', 'source-file'].map(
  (name) => `platform/${name}.ts`,
);

/** A fault's text as far as it is the same each time. */
const fixed = (text: string): string => text.split(/\$\{|…/)[0]!.trimEnd();

test('the guide to programs has what every fault says, and nothing that none says', () => {
  const sources = [...SOURCES, ...READERS].map((file) => read(file).replace(/^\s*(\/\/|\/?\*).*$/gm, ''));
  const literal = sources.flatMap((text) =>
    [...text.matchAll(/['`]([a-z]+(?:-[a-z]+)*: [^'`]*)/g)].map((match) => fixed(match[1]!)),
  );
  const worded = /const IN_WORDS[^{]*\{([^}]*)\}/.exec(read('platform/schema-faults.ts'))?.[1] ?? '';
  const inWords = [...worded.matchAll(/'?([a-z-]+)'?:\s+'([^']*)'/g)].map(
    ([, code, words]) => `${code}: ${words}`,
  );
  const faults = [...literal, ...inWords];
  const said = rows('What a fault says').map(([text]) => fixed(codeIn(text)[0] ?? ''));
  expect([...new Set(said)].sort()).toEqual([...new Set(faults)].sort());
});
