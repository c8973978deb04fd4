import type { Hidden, SurveyResult, WaveRate } from '../api/results.ts';

/** Two places: one more than anybody should read into these numbers. */
export const numberText = (value: number): string => value.toFixed(2).replace('-', '−');

/** "+0.42", "−0.42" */
export const signedText = (value: number): string =>
  value > 0 ? `+${numberText(value)}` : numberText(value);

/** Of a share from 0 to 1, without decimals. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** Why there is no number, for a cell of a table. `fewest` is the smallest group that is shown. */
export function hiddenText(why: Hidden, fewest: number): string {
  switch (why) {
    case 'not-over':
      return 'Not over yet';
    case 'too-few':
      return `Fewer than ${fewest}: not shown`;
    case 'would-single-out':
      return 'Not shown: it would tell what single people answered';
  }
}

/** A survey's title; with that of its wave where each wave stands by itself, as those do whose answers have no name. */
export const surveyName = (
  { survey, title, waves }: SurveyResult,
  all: readonly SurveyResult[],
  titles: ReadonlyMap<string, string>,
): string =>
  waves.length === 1 && all.filter((one) => one.survey === survey).length > 1
    ? `${title}: ${titles.get(waves[0]!) ?? waves[0]}`
    : title;

/** What became of somebody with a touchpoint, in the order in which groups of people are listed. */
const OUTCOMES: Record<string, string> = {
  pending: 'Asked, still to answer',
  booked: 'Have a seat',
  missed: 'Did not answer while it was open',
  'no-show': 'Had a seat and did not come',
  declined: 'Will not take part',
  withdrawn: 'Withdrew from the program',
  'not-open': 'Not asked yet',
};

/** Those who are missing, group by group, each with its words. */
export function missingGroups<Person extends { outcome: string }>(
  missing: readonly Person[],
): { words: string; people: Person[] }[] {
  const known = Object.keys(OUTCOMES);
  const all = [...new Set([...known, ...missing.map(({ outcome }) => outcome)])];
  return all
    .map((outcome) => ({
      words: OUTCOMES[outcome] ?? outcome,
      people: missing.filter((one) => one.outcome === outcome),
    }))
    .filter(({ people }) => people.length > 0);
}

/** Answered, or at the session; attendance that nobody recorded counts as that. */
export const finished = ({ counts }: Pick<WaveRate, 'counts'>): number =>
  (counts.answered ?? 0) + (counts.attended ?? 0) + (counts['not-recorded'] ?? 0);

/** Those enrolled before it closed: of them a share is one. */
export const inTime = ({ enrolled, counts }: Pick<WaveRate, 'enrolled' | 'counts'>): number =>
  enrolled - (counts['not-asked'] ?? 0);

/** Whether nobody could have answered yet: there is no rate to speak of. */
export const isAhead = ({ counts }: Pick<WaveRate, 'counts'>): boolean =>
  (counts['not-open'] ?? 0) > 0 &&
  Object.entries(counts).every(([outcome, people]) => people === 0 || AHEAD.includes(outcome));

const AHEAD: readonly string[] = ['not-open', 'withdrawn'];
