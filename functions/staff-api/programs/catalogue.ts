import type { PublicHolidays } from '../../../domain/cohorts/cohort-dates.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { type Offset, plusOffset } from '../../../domain/dates/offset.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { StaffContext } from '../context.ts';

/**
 * What a deployment carries of programs and public holidays, as JSON beside the function: listing holidays takes
 * a library larger than everything else the function needs.
 */
export interface Catalogue {
  programs: ProgramVersion[];
  /** By the code of a send window, then by date. */
  holidays: Record<string, Record<string, string>>;
}

/**
 * The catalogue of a deployment made on `today`: holidays from nine years back, which reaches around the oldest
 * training there may be, until fifteen ahead, which is enough for seven years without another deployment.
 */
export function catalogueOf(
  programs: readonly ProgramVersion[],
  publicHolidays: PublicHolidays,
  today: LocalDate,
): Catalogue {
  const codes = [...new Set(programs.map(({ program }) => program.sendWindow.holidays))];
  const from = plusOffset(today, '-P9Y' as Offset);
  const until = plusOffset(today, 'P15Y' as Offset);
  return {
    programs: [...programs],
    holidays: Object.fromEntries(codes.map((code) => [code, publicHolidays(code, from, until)])),
  };
}

/** The catalogue as the staff API uses it. */
export const fromCatalogue = ({
  programs,
  holidays,
}: Catalogue): Pick<StaffContext, 'programs' | 'publicHolidays'> => ({
  programs,
  publicHolidays: (code, from, until) =>
    Object.fromEntries(
      Object.entries(holidays[code] ?? {}).filter(([date]) => from <= date && date <= until),
    ),
});
