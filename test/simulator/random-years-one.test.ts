import { randomYears } from './random-years.ts';

randomYears(1);
