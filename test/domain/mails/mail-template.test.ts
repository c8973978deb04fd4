import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fill,
  parseMail,
  VARIABLES,
  type Variables,
  variablesIn,
  variablesOf,
} from '../../../domain/mails/mail-template.ts';

const variable = fc.constantFrom(...VARIABLES);
const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[{}]/.test(text));
const hostile = fc.oneof(fc.string(), fc.constantFrom('$&', '$1', "$'", '{{link}}', '}}{{', '\\', '{{name'));
const values = fc
  .tuple(...VARIABLES.map(() => hostile))
  .map((texts): Variables => Object.fromEntries(VARIABLES.map((name, index) => [name, texts[index]!])));

describe('fill', () => {
  it('leaves text without variables as it is', () => {
    fc.assert(
      fc.property(plain, values, (text, given) => {
        expect(fill(text, given)).toBe(text);
      }),
    );
  });

  it('puts every value in its place exactly, whatever the value looks like', () => {
    const parts = fc.array(fc.tuple(plain, variable));
    fc.assert(
      fc.property(parts, plain, values, (pairs, end, given) => {
        const template = pairs.map(([text, name]) => `${text}{{${name}}}`).join('') + end;
        const expected = pairs.map(([text, name]) => text + given[name]).join('') + end;
        expect(fill(template, given)).toBe(expected);
      }),
    );
  });

  it('names exactly the variables it needs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(variable), (names) => {
        const template = names.map((name) => `{{ ${name} }}`).join(' ');
        expect(variablesIn(template)).toEqual(names);
        expect(fill(template, Object.fromEntries(names.map((name) => [name, 'x'])))).not.toContain('{{');
        for (const left of names) {
          const rest = Object.fromEntries(names.filter((name) => name !== left).map((name) => [name, 'x']));
          expect(() => fill(template, rest)).toThrow(`{{${left}}}`);
        }
      }),
    );
  });

  it('refuses a variable it does not know, also one that every object has', () => {
    expect(() => fill('{{constructor}}', {})).toThrow('{{constructor}}');
    expect(() => fill('{{}}', {})).toThrow('{{}}');
  });
});

describe('variablesOf', () => {
  it('has a session only where one is booked, a deadline and a link only where something is asked for', () => {
    for (const role of ['invitation', 'reminder', 'lastReminder'] as const) {
      expect(variablesOf(role)).toEqual(expect.arrayContaining(['link', 'deadline', 'minutes']));
      expect(variablesOf(role)).not.toContain('sessionDay');
    }
    for (const role of ['confirmation', 'notice'] as const) {
      expect(variablesOf(role)).toEqual(
        expect.arrayContaining(['sessionDay', 'sessionTime', 'sessionPlace']),
      );
      expect(variablesOf(role)).not.toContain('deadline');
    }
  });

  it('has the way to stop in the footer alone', () => {
    expect(variablesOf('footer')).toContain('stopLink');
    expect(variablesOf('invitation')).not.toContain('stopLink');
  });
});

describe('parseMail', () => {
  it('splits front matter and text', () => {
    expect(parseMail('---\nsubject: A: b\n---\n\nDear you,\n\nText.\n\n')).toEqual({
      subject: 'A: b',
      body: 'Dear you,\n\nText.\n',
    });
  });

  it.each([
    'Dear you',
    '---\nsubject:\n---\nText',
    '---\ntitle: A\n---\nText',
    '---\nsubject: A\nto: all\n---\nText',
    '---\nsubject: A\nText',
    '---\nsubject: A\n---\n',
  ])('refuses %j', (source) => expect(parseMail(source)).toBeUndefined());
});
