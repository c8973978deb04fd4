import { beginSurvey } from './survey/begin-survey.ts';

/** On surveys, which work without it: shows them step by step and keeps what is typed. */
beginSurvey();
