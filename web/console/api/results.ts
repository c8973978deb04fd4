import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** Why there is no number. */
export type Hidden = 'not-over' | 'too-few' | 'would-single-out';

/** A number that the API shows, or the reason why it does not. */
type Shown<Value> = ({ shown: true } & Value) | { shown: false; why: Hidden };

/** Who finished a wave, of those who were enrolled before it closed. */
export interface WaveRate {
  wave: string;
  kind: 'survey' | 'focus-group';
  title: string;
  enrolled: number;
  invited: number;
  counts: Record<string, number>;
  /** 0 to 1, of those enrolled before it closed; absent where there is nobody. */
  rate?: number;
}

/** Somebody who did not finish a wave; `outcome` says what became of it. */
export interface MissingPerson {
  participantId: string;
  name: string;
  outcome: string;
}

type WaveMean = { wave: string } & Shown<{ n: number; mean: number; sd: number }>;

/** `lower` and `upper`: the 95 % confidence interval of the mean change. */
export interface ChangeNumbers {
  n: number;
  mean: number;
  sd: number;
  lower: number;
  upper: number;
  standardized?: number;
}

/** One scale across waves; `lowest` and `highest` are what it can be. Changes are later minus earlier. */
export interface ScaleResult {
  scale: string;
  title: string;
  lowest: number;
  highest: number;
  waves: WaveMean[];
  changes: ({ from: string; to: string } & Shown<ChangeNumbers>)[];
}

/** A survey's scales, over the waves whose answers can be matched, or of a single wave. */
export interface SurveyResult {
  survey: string;
  title: string;
  waves: string[];
  scales: ScaleResult[];
}

/** How often each option of one question, or of one row of it, was chosen at one wave. */
export interface ItemResult {
  wave: string;
  question: string;
  row?: string;
  questionTitle: string;
  title: string;
  result: Shown<{ n: number; options: { value: string | number; text: string; count: number }[] }>;
}

/** What people wrote, in an order that does not tell who. */
export interface TextResult {
  wave: string;
  question: string;
  title: string;
  result: Shown<{ texts: string[] }>;
}

/** What a cohort's answers say, without what fewer than `fewest` people said (decision 23). */
export interface Results {
  asOf: string;
  enrolled: number;
  /** Groups smaller than these are not shown. */
  fewest: { numbers: number; texts: number };
  /** `missing` for whoever may see identities. */
  rates: (WaveRate & { missing?: MissingPerson[] })[];
  surveys: SurveyResult[];
  items: ItemResult[];
  /** For whoever may read what people wrote. */
  texts?: TextResult[];
}

/** One number in every cohort; `wave` is the later wave of a change. */
export interface SideBySide {
  survey: string;
  scale: string;
  title: string;
  wave: string;
  of: 'mean' | 'change';
  cohorts: ({ cohort: string } & Shown<{ n: number; mean: number }>)[];
  together?: { cohorts: number; n: number; mean: number };
}

/** A program's cohorts, the oldest first, and each number across them. */
export interface ProgramResults {
  cohorts: { cohort: string; title: string; enrolled: number; rates: WaveRate[] }[];
  /** So many older cohorts are left out. */
  earlierCohorts: number;
  scales: SideBySide[];
}

/** As far as this person may see them: names and texts are left out by the API. */
export const resultsQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'results'],
    queryFn: async () => (await connection.ask<Results>('GET', `/cohorts/${cohortId}/results`)).body,
  });

/** For whoever may read: nobody's name or words are in it. */
export const programResultsQuery = (connection: Connection, programId: string) =>
  queryOptions({
    queryKey: ['program', programId, 'results'],
    queryFn: async () => (await connection.ask<ProgramResults>('GET', `/programs/${programId}/results`)).body,
  });

/** The evaluation as a page of its own, as text. */
export const reportQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'report'],
    queryFn: async () => (await connection.open(`/cohorts/${cohortId}/report`)).text(),
  });
