/**
 * Markup, what templates would put something in for, a formula, quotes, letters from right to left with their marks,
 * what no line can be broken at; in the middle the field it is typed into, so that no two are the same.
 */
export const hostile = (field: string, length: number): string =>
  [
    `=cmd|'/C calc'!A0<img src=x onerror=hacked=1>{{name}}{{7*7}}"’&amp;שלום\u200F😀${field} `,
    'W'.repeat(1000),
  ]
    .join('')
    .replace(/./gu, (sign, at: number) => (at < length - 10 ? sign : ''));

/** What addresses may be made of and spreadsheets, shells and templates read. */
export const hostileAddress = (who: string | number): string => `={{7*7}}|'/C'!A0.${who}@hospital.example`;

/** Of a host that sessions are held at, so it is taken. */
export const HOSTILE_JOIN_URL = 'https://zoom.us/j/1#"><img/src=x/onerror=hacked=1>{{7*7}}';

/** Every text of one line or more that people type, by a name for it; each as long as it may be. */
export const HOSTILE = {
  title: hostile('title', 120),
  contactName: hostile('contact', 120),
  contactAddress: hostileAddress('contact'),
  name: hostile('person', 200),
  address: hostileAddress(0),
  place: hostile('place', 200),
  joinUrl: HOSTILE_JOIN_URL,
  'goal.specific': hostile('specific', 1000),
  'goal.measurable': hostile('measurable', 1000),
  'goal.achievable': hostile('achievable', 1000),
  'goal.relevant': hostile('relevant', 1000),
  'goal.timeBound': hostile('timeBound', 1000),
  note: hostile('note', 300),
  'answer.current-challenge': hostile('current-challenge', 1000),
  'answer.would-help': hostile('would-help', 1000),
  'answer.missing': hostile('missing', 1000),
  'answer.keep': hostile('keep', 1000),
  'answer.change': hostile('change', 1000),
  reason: hostile('reason', 200),
} as const;

export type HostileField = keyof typeof HOSTILE;
