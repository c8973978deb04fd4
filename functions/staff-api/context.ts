import type { PublicHolidays } from '../../domain/cohorts/cohort-dates.ts';
import { NotFound } from '../../domain/errors.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { Ports } from '../../platform/ports.ts';

/** What the staff API needs besides the ports: the programs new cohorts can start with, and public holidays. */
export interface StaffContext extends Ports {
  programs: readonly ProgramVersion[];
  publicHolidays: PublicHolidays;
  /** The address that belongs to an Authorization header, where tokens do not say it. */
  addressOf?(authorization: string): Promise<string | undefined>;
  /** The description of the APIs as JSON; absent where nobody asks for it. */
  openApi?: string;
}

/** The current version of a program. @throws NotFound */
export function currentProgram({ programs }: StaffContext, id: string): ProgramVersion {
  const found = programs.find(({ program }) => program.id === id);
  if (!found) throw new NotFound('program');
  return found;
}
