import { describe, expect, it } from 'vitest';
import {
  beginnings,
  type FaultRow,
  inMail,
  inSurvey,
  refusal,
  replacing,
} from '../support/program-folder.ts';

const THOUSAND = Array.from({ length: 1000 }, (_, n) => `{ "value": ${n + 10}, "text": "x" },`).join(' ');

const SURVEYS: FaultRow[] = [
  [
    'P3 a property that this format does not have',
    inSurvey('"rateMax": 10', '"rateMax": 10, "enableIf": "{x} = 1"'),
    'surveys/module-review.json:24:101: unknown-property: enableIf; known here: type, name',
  ],
  [
    'P7 a condition that is an expression',
    inSurvey('"rateMax": 10', '"rateMax": 10, "visibleIf": "{x} = 1"'),
    'surveys/module-review.json:24:114: type',
  ],
  [
    'P6 a condition that depends on its own question',
    inSurvey('"rateMax": 10', '"rateMax": 10, "visibleIf": { "question": "overall", "atMost": 2 }'),
    'surveys/module-review.json:24:128: reference: must be a question that is asked before this one',
  ],
  [
    'P16 a condition on a rating that nobody can give',
    inSurvey(
      '{ "type": "comment",',
      '{ "type": "comment", "visibleIf": { "question": "overall", "atMost": 11 },',
    ),
    'surveys/module-review.json:25:78: range: must be from 0 to 10',
  ],
  [
    'P4 a question id given twice',
    inSurvey('"name": "next"', '"name": "overall"'),
    'surveys/module-review.json:25:38: duplicate-id: used once before',
  ],
  [
    'P4 a row given twice',
    inSurvey('"value": "redesign"', '"value": "worth"'),
    'surveys/module-review.json:20:24: duplicate-id: used once before',
  ],
  [
    'P4 a column given twice',
    inSurvey('{ "value": 2,', '{ "value": 1,'),
    'surveys/module-review.json:14:24: duplicate-id',
  ],
  [
    'P4 a page name given twice',
    inSurvey(
      '"pages": [',
      '"pages": [ { "name": "review", "title": "x", "elements": [{ "type": "comment", "name": "a", "title": "a" }] },',
    ),
    'surveys/module-review.json:5:15: duplicate-id',
  ],
  [
    'P4 a choice given twice',
    inSurvey(
      '{ "type": "comment",',
      '{ "type": "checkbox", "name": "x", "title": "x", "choices": [{ "value": 1, "text": "a" }, { "value": 1, "text": "b" }] }, { "type": "comment",',
    ),
    'surveys/module-review.json:25:110: duplicate-id',
  ],
  [
    'a question that every answer seems to have already',
    inSurvey('"name": "overall"', '"name": "constructor"'),
    'surveys/module-review.json:24:',
  ],
  ['a blank question', inSurvey('"All in all?"', '" "'), 'surveys/module-review.json:24:57: blank'],
  [
    'P16 a question of unknown kind',
    inSurvey('"type": "comment"', '"type": "html"'),
    'surveys/module-review.json:25:19: option: one of matrix, radiogroup, checkbox, rating, comment',
  ],
  [
    'P16 a scale whose minimum is its maximum',
    inSurvey('"rateMin": 0', '"rateMin": 10'),
    'surveys/module-review.json:24:98: order: must be more than rateMin',
  ],
  [
    'P16 a rating of 1,000 steps',
    inSurvey('"rateMax": 10', '"rateMax": 999'),
    'surveys/module-review.json:24:97: limit: at most 20 more than rateMin',
  ],
  [
    'P16 1,000 options',
    inSurvey('{ "value": 1, "text": "No" },', THOUSAND),
    'surveys/module-review.json:12:22: limit: at most 60 entries',
  ],
  [
    'a choice that is neither name nor number',
    inSurvey('"value": 1,', '"value": 1.5,'),
    'surveys/module-review.json:13:24: type: must be text',
  ],
];

describe('a survey that breaks a rule is refused at its line and column', () => {
  it.each(SURVEYS)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});

const MAILS: FaultRow[] = [
  [
    'P14 an invitation without the link',
    inMail('ask', '{{link}}\n', ''),
    'mail/ask.md:4:1: template-required: {{link}} on a line of its own',
  ],
  [
    'P14 a link in the middle of a sentence',
    inMail('ask', '{{deadline}}:\n\n{{link}}', '{{deadline}}: {{link}}'),
    'mail/ask.md:6:50: template: {{link}} must be a paragraph of its own',
  ],
  [
    'P14 two links',
    inMail('ask', '{{link}}', '{{link}}\n\n{{link}}'),
    'mail/ask.md:10:1: template: one {{link}} is enough',
  ],
  [
    'P14 a link in the subject',
    inMail('ask', '{{title}}:', '{{link}}'),
    'mail/ask.md:2:10: template: the link belongs in the text',
  ],
  [
    'a link to the own page in the subject',
    inMail('ask', '{{title}}:', '{{yearLink}}:'),
    'mail/ask.md:2:10: template: the link belongs in the text',
  ],
  [
    'P14 a footer without the way to stop',
    inMail('footer', '{{stopLink}}', 'never'),
    'mail/footer.md:1:1: template-required: {{stopLink}}',
  ],
  [
    'P14 a footer that names nobody',
    inMail('footer', ', {{contactEmail}}', ''),
    'mail/footer.md:1:1: template-required: {{contactEmail}}',
  ],
  [
    'P15 a tag',
    inMail('remind', 'A reminder', '<b onclick=x>A reminder</b>'),
    [
      'mail/remind.md:6:1: html: plain Markdown only, no tags',
      'mail/remind.md:6:24: html: plain Markdown only',
    ],
  ],
  [
    'P15 an image',
    inMail('remind', 'A reminder', '![logo](https://x.example/l.png)'),
    'mail/remind.md:6:1: html: no images',
  ],
  [
    'P15 a script link',
    inMail('remind', 'A reminder', '[here](javascript:x)'),
    'mail/remind.md:6:8: html: links are https:// or mailto:',
  ],
  [
    'P15 a script link in disguise',
    inMail('remind', 'A reminder', '[here](javascript&colon;x)'),
    'mail/remind.md:6:18: html: write the character itself',
  ],
  [
    'P15 a link without TLS',
    inMail('remind', 'A reminder', 'http://x.example'),
    'mail/remind.md:6:1: html: links are https:// or mailto:',
  ],
  [
    'a link with words of its own, which mails would show as it is typed',
    inMail('remind', 'A reminder', 'Our [library](https://library.example) and [page](www.x.example)'),
    [
      'mail/remind.md:6:5: html: a link has no words of its own; write its address out',
      'mail/remind.md:6:44: html: a link has no words of its own',
    ],
  ],
  [
    'a footer with a subject, which every mail would show',
    inMail('footer', '', '---\nsubject: Footer\n---\n'),
    'mail/footer.md:1:1: front-matter: the footer has none; it begins with its text',
  ],
  [
    'a subject that no inbox shows',
    inMail('remind', 'subject: ', `subject: ${'x'.repeat(100)}`),
    'mail/remind.md:2:1: limit: a subject of at most 100 characters',
  ],
  [
    'an unknown variable',
    inMail('remind', '{{deadline}}', '{{dedline}}'),
    'mail/remind.md:6:19: unknown-variable: one of name, programTitle,',
  ],
  [
    'a variable without a value in such a mail',
    inMail('remind', '{{deadline}}', '{{sessionDay}}'),
    'mail/remind.md:6:19: unknown-variable: has no value in a reminder; one of name,',
  ],
  [
    'a deadline where nothing closes',
    inMail('soon', '{{sessionPlace}}', '{{deadline}}'),
    'mail/soon.md:6:12: unknown-variable: has no value in a notice',
  ],
  [
    'a deadline in a cancellation, where nothing lapses',
    inMail('cancelled', 'Choose', 'By {{deadline}} choose'),
    'mail/cancelled.md:6:68: unknown-variable: has no value in a cancellation; one of name,',
  ],
  [
    'P14 a cancellation without the link to another time',
    inMail('cancelled', '{{link}}', 'Sorry.'),
    'mail/cancelled.md:4:1: template-required: {{link}} on a line of its own',
  ],
  [
    'the way to stop in an offer',
    inMail('offered', '{{deadline}}', '{{stopLink}}'),
    'mail/offered.md:6:58: unknown-variable: has no value in an offer',
  ],
  [
    'P14 an offer without the link to take it',
    inMail('offered', '{{link}}', 'Write to us.'),
    'mail/offered.md:4:1: template-required: {{link}}',
  ],
  [
    'a link in thanks, which ask for nothing',
    inMail('thanks', 'Thank you for coming.', 'Thank you for coming.\n\n{{link}}'),
    'mail/thanks.md:8:1: unknown-variable: has no value in thanks; one of name,',
  ],
  [
    'a session in thanks: whoever did not come is thanked for nothing',
    inMail('thanks', 'coming.', 'coming on {{sessionDay}}.'),
    'mail/thanks.md:6:25: unknown-variable: has no value in thanks',
  ],
  [
    'a deadline in a new link',
    inMail('new-link', '{{link}}', 'Until {{deadline}}:\n\n{{link}}'),
    'mail/new-link.md:6:7: unknown-variable: has no value in a new link; one of name,',
  ],
  [
    'P14 a new link without the link',
    inMail('new-link', '{{link}}', 'Please ask us.'),
    'mail/new-link.md:4:1: template-required: {{link}}',
  ],
  [
    'P14 a new link in the middle of a sentence',
    inMail('new-link', '{{link}}', 'Here: {{link}}'),
    'mail/new-link.md:6:7: template: {{link}} must be a paragraph of its own',
  ],
  [
    'a session in what invites to book again, where none is booked',
    inMail('ask', '{{deadline}}:', '{{deadline}}, {{sessionDay}}:'),
    'mail/ask.md:6:50: unknown-variable: has no value in an invitation',
  ],
  [
    'a deadline in a change, by the name of the first mail it is used for',
    inMail('booked', '{{sessionPlace}}.', '{{sessionPlace}}, {{deadline}}.'),
    'mail/booked.md:6:52: unknown-variable: has no value in a confirmation',
  ],
  [
    'a change with a mail of its own',
    {
      'program.yaml': replacing('change: booked', 'change: changed'),
      'mail/changed.md': '---\nsubject: Moved\n---\nKia ora {{deadline}}\n\n{{link}}\n',
    },
    'mail/changed.md:4:9: unknown-variable: has no value in a change; one of name,',
  ],
  [
    'an invitation to book again with a mail of its own',
    {
      'program.yaml': replacing('rebooking: ask', 'rebooking: again'),
      'mail/again.md': '---\nsubject: Again\n---\nKia ora {{sessionPlace}}\n\n{{link}}\n',
    },
    'mail/again.md:4:9: unknown-variable: has no value in an invitation to book again; one of name,',
  ],
  [
    'a way to stop outside the footer',
    inMail('remind', '{{deadline}}', '{{stopLink}}'),
    'mail/remind.md:6:19: unknown-variable: has no value in a reminder',
  ],
  [
    'a brace too few',
    inMail('remind', '{{deadline}}', '{{deadline}'),
    'mail/remind.md:6:19: template: a variable is written {{name}}',
  ],
  [
    'a variable in single braces, which people would read as it stands',
    inMail('remind', '{{deadline}}', '{deadline}'),
    'mail/remind.md:6:19: template: a variable is written {{name}}',
  ],
  [
    'a variable whose braces stand apart',
    inMail('remind', '{{deadline}}', '{ {deadline} }'),
    'mail/remind.md:6:21: template: a variable is written {{name}}',
  ],
  [
    'a subject in quotes, which every inbox would show',
    { 'mail/remind.md': '---\nsubject: "Again: please"\n---\nKia ora\n\n{{link}}\n' },
    'mail/remind.md:2:10: front-matter: a subject without quotes; mails would show them',
  ],
  [
    'a subject of spaces',
    { 'mail/remind.md': '---\nsubject:    \n---\nKia ora\n\n{{link}}\n' },
    'mail/remind.md:1:1: front-matter: begins with the lines',
  ],
  [
    'thanks without a text',
    { 'mail/thanks.md': '---\nsubject: Thank you\n---\n \n\n' },
    'mail/thanks.md:1:1: front-matter: begins with the lines',
  ],
  [
    'no front matter',
    inMail('remind', '---\nsubject: {{title}}\n---\n', ''),
    'mail/remind.md:1:1: front-matter: begins with the lines',
  ],
  [
    'an invisible character',
    inMail('remind', 'A reminder', 'A\u202Ereminder'),
    'mail/remind.md:6:2: control-character: remove it',
  ],
];

describe('a mail that breaks a rule is refused at its line and column', () => {
  it.each(MAILS)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});

it.each(['Your data: safe & sound, 3 < 4', 'AT&T', 'Fine!', 'a {single} brace'])(
  'a mail may say "%s"',
  (text) => {
    expect(refusal(inMail('remind', 'A reminder', text))).toBeUndefined();
  },
);
