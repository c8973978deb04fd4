import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { programKey } from '../../domain/programs/program.ts';
import { dynamoDocuments } from '../../platform/aws/documents.ts';
import { ProgramFileError } from '../../platform/program-file-error.ts';
import { loadProgram, loadPrograms } from '../../platform/program-files.ts';
import { startDynamoDb } from '../support/outside/dynamodb.ts';
import {
  type Edit,
  ENHANCED_CARE,
  inMail,
  inProgram,
  inSurvey,
  programFolder,
  refusal,
  temporaryFolder,
} from '../support/program-folder.ts';

describe('loadProgram', () => {
  it('loads a program of another country, with anchors, hours and days of its own', () => {
    const { program, surveys, mails, footer, version } = loadProgram(ENHANCED_CARE);
    expect(program.timeZone).toBe('Pacific/Auckland');
    expect(program.sendWindow.days).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday']);
    expect(program.touchpoints.map(({ id }) => id)).toEqual(['strategy', 'review-talk']);
    expect(Object.keys(surveys)).toEqual(['module-review']);
    expect(Object.keys(mails).sort()).toEqual([
      'ask',
      'booked',
      'cancelled',
      'new-link',
      'offered',
      'remind',
      'remind-last',
      'soon',
      'thanks',
    ]);
    expect(mails.ask).toEqual({
      subject: '{{title}}: {{minutes}} minutes',
      body: 'Kia ora {{name}},\n\nPlease take {{minutes}} minutes by {{deadline}}:\n\n{{link}}\n',
    });
    expect(footer).toContain('{{stopLink}}');
    expect(version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('lists the faults of all files at once, in the order of files and lines', () => {
    const message = refusal({
      ...inProgram('minutes: 2', 'minutes: 200'),
      ...inSurvey('"rateMin": 0', '"rateMin": 10'),
      ...inMail('ask', '{{deadline}}', '{{dedline}}'),
    });
    expect(message?.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'mail/ask.md:6:36',
      'program.yaml:13:14',
      'surveys/module-review.json:24:98',
    ]);
  });

  it('shows the first 100 faults and says how many more there are', () => {
    const unknown = Array.from({ length: 130 }, (_, n) => `unknown-${n}: 1\n`).join('');
    const lines = refusal(inProgram('anchors:', `${unknown}anchors:`))!.split('\n');
    expect(lines).toHaveLength(101);
    expect(lines[0]).toMatch(/^program\.yaml:9:1: unknown-property: unknown-0;/);
    expect(lines[100]).toBe('… and 30 more');
  });

  const longMails = (octets: number): Record<string, Edit> =>
    Object.fromEntries(
      ['ask', 'remind'].map((id) => [`mail/${id}.md`, (text) => `${text}\n${'x'.repeat(octets)}\n`]),
    );

  it('refuses a program whose files are each small enough, and together too large to be stored (F46)', () => {
    expect(refusal(longMails(200 * 1024))).toMatch(
      /^program\.yaml:1:1: limit: with its surveys and mails it is 4\d\d KiB, at most 384 KiB$/,
    );
  });

  it('lets the largest program that it takes into the store, with every letter of it (F46)', async () => {
    const engine = await startDynamoDb();
    onTestFinished(() => engine.stop());
    const documents = dynamoDocuments(engine.client, await engine.makeTables());
    const version = loadProgram(programFolder(longMails(180 * 1024)));
    const room = 384 * 1024 - Buffer.byteLength(JSON.stringify(version));
    const largest = { ...version, footer: version.footer + 'x'.repeat(room) };
    const key = programKey(version.program.id, version.version);
    await documents.write([{ key, doc: largest, expectedVersion: 0 }]);
    expect((await documents.get(key))?.doc).toEqual(largest);
  });

  it.each(['admin', 'api'])('P23 takes a touchpoint id that is also the route word %s', (id) => {
    expect(refusal(inProgram('id: strategy', `id: ${id}`))).toBeUndefined();
  });

  it('P21 takes markup in a title as text', () => {
    const folder = programFolder(
      inProgram('title: Enhanced', 'title: <img src=x onerror=alert(1)> Enhanced'),
    );
    expect(loadProgram(folder).program.title).toMatch(/^<img src=x onerror=alert\(1\)> Enhanced/);
  });

  it('reads files with CRLF line ends as the same version', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const folder = programFolder({
      'program.yaml': crlf,
      'mail/ask.md': crlf,
      'surveys/module-review.json': crlf,
    });
    expect(loadProgram(folder).version).toBe(loadProgram(ENHANCED_CARE).version);
  });

  it('gives the same version to the same content in another layout, and a new one to other content', () => {
    const version = (edits: Record<string, Edit>) => loadProgram(programFolder(edits)).version;
    const same = version({
      ...inProgram('id: enhanced-care\ntitle', '# a comment\n"id": "enhanced-care"\ntitle'),
      ...inSurvey('"rateMin": 0, "rateMax": 10', '"rateMax": 10, "rateMin": 0'),
    });
    expect(same).toBe(version({}));
    expect(version(inProgram('minutes: 2', 'minutes: 3'))).not.toBe(same);
    expect(version(inSurvey('"No"', '"Never"'))).not.toBe(same);
    expect(version(inMail('ask', 'Kia ora', 'Dear'))).not.toBe(same);
    expect(version(inMail('footer', 'Questions', 'Any questions'))).not.toBe(same);
  });
});

describe('loadPrograms', () => {
  it('loads every sub-folder, in the order of program ids', () => {
    const root = temporaryFolder();
    programFolder({}, root, 'a');
    programFolder(inProgram('id: enhanced-care', 'id: another-program'), root, 'b');
    expect(loadPrograms(root).map(({ program }) => program.id)).toEqual(['another-program', 'enhanced-care']);
  });

  it('P22 refuses two folders that claim one id, and names both', () => {
    const root = temporaryFolder();
    programFolder({}, root, 'a');
    programFolder({}, root, 'b');
    expect(() => loadPrograms(root)).toThrow(
      [
        `${join(root, 'a', 'program.yaml')}:1:5: duplicate-id: ${join(root, 'b', 'program.yaml')} claims this program id too`,
        `${join(root, 'b', 'program.yaml')}:1:5: duplicate-id: ${join(root, 'a', 'program.yaml')} claims this program id too`,
      ].join('\n'),
    );
  });

  it('loads none where one has a fault', () => {
    const root = temporaryFolder();
    programFolder({}, root, 'a');
    programFolder({ ...inProgram('enhanced-care', 'other'), 'mail/footer.md': undefined }, root, 'b');
    expect(() => loadPrograms(root)).toThrow(ProgramFileError);
  });

  it('loads a program whose folder is a link to one that is elsewhere, and says where a link leads nowhere', () => {
    const root = temporaryFolder();
    symlinkSync(programFolder(), join(root, 'ours'));
    expect(loadPrograms(root).map(({ program }) => program.id)).toEqual(['enhanced-care']);
    symlinkSync(join(root, 'gone'), join(root, 'theirs'));
    expect(() => loadPrograms(root)).toThrow(
      `${join(root, 'theirs', 'program.yaml')}:1:1: missing-file: a program needs this file`,
    );
  });

  it('says in one line that there is no folder of programs, or something else in its place', () => {
    const root = temporaryFolder();
    const none = join(root, 'programs');
    const refused = (folder: string, message: string) => {
      expect(() => loadPrograms(folder)).toThrow(ProgramFileError);
      expect(() => loadPrograms(folder)).toThrow(`${folder}:1:1: ${message}`);
    };
    refused(none, 'missing-folder: the folder of programs belongs here');
    writeFileSync(none, '');
    refused(none, 'type: must be a folder');
  });

  it.each([
    ['a file in place of the folder of surveys', 'surveys', 'type: must be a folder'],
    ['a link that leads nowhere but to itself', 'mail/ask.md', 'unreadable: ELOOP'],
  ])('says in one line that there is %s', (_, path, message) => {
    const root = temporaryFolder();
    const folder = programFolder({}, root, 'a');
    const place = join(folder, path);
    rmSync(place, { recursive: true });
    if (path === 'surveys') writeFileSync(place, '');
    else symlinkSync(place, place);
    expect(() => loadPrograms(root)).toThrow(ProgramFileError);
    expect(() => loadPrograms(root)).toThrow(`${place}:1:1: ${message}`);
    expect(() => loadProgram(folder)).toThrow(`${place}:1:1: ${message}`);
  });
});
