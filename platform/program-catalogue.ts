import type { LocalDate } from '../domain/local-date.ts';
import type { ProgramVersion } from '../domain/program.ts';
import { publicHolidays } from './holidays.ts';
import { loadPrograms } from './program-files.ts';

/**
 * The programs with the public holidays of their countries, so that what is deployed need not carry the world's
 * (1.4 MB). Any year a cohort can have a date in is there, long after the deployment.
 */
export interface ProgramCatalogue {
  programs: readonly ProgramVersion[];
  /** By code (`US-MA`), then date. */
  holidays: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FROM = '2015-01-01' as LocalDate;
const UNTIL = '2060-12-31' as LocalDate;

/** Compiles the folder of programs. @throws ProgramFileError */
export function programCatalogue(root: string): ProgramCatalogue {
  const programs = loadPrograms(root);
  const codes = new Set(programs.map(({ program }) => program.sendWindow.holidays));
  const holidays = [...codes].map((code) => [code, publicHolidays(code, FROM, UNTIL)] as const);
  return { programs, holidays: Object.fromEntries(holidays) };
}
