/** Why a running cohort cannot adopt a version; what each means is in decision 26. */
export const REFUSAL_CODES = [
  'anchors',
  'holidays',
  'goal-removed',
  'removed',
  'other-kind',
  'other-survey',
  'other-linking',
  'has-sessions',
  'scoring',
  'question-type',
  'options',
  'unlinked-wave',
] as const;

/** One of these reasons. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];
