import type { GoalPart, GoalState } from '../../../../domain/participants/goal.ts';

/** Each part of a SMART goal as a question, with a hint that can be ignored. */
export const PART_WORDS: Record<GoalPart, { name: string; question: string; hint: string }> = {
  specific: {
    name: 'Specific',
    question: 'what do you want to change?',
    hint: 'One thing in your own area of work.',
  },
  measurable: {
    name: 'Measurable',
    question: 'how will you know?',
    hint: 'A number, or what a colleague would notice.',
  },
  achievable: {
    name: 'Achievable',
    question: 'what is in your hands?',
    hint: 'What you can do yourself, and whose help you want.',
  },
  relevant: {
    name: 'Relevant',
    question: 'why does it matter?',
    hint: 'For patients, for your team, or for you.',
  },
  timeBound: {
    name: 'Time-bound',
    question: 'by when?',
    hint: 'A date, and perhaps a first step on the way.',
  },
};

/** Where a goal stands, in words without a judgement. */
export const STATE_WORDS: Record<GoalState, string> = {
  'on-track': 'On track',
  partly: 'Partly there',
  'not-yet': 'Not yet begun',
  reached: 'Reached',
  'given-up': 'Given up, or changed',
};
