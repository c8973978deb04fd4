import { readFileSync } from 'node:fs';
import type { ProgramCatalogue } from '../../platform/program-catalogue.ts';
import { deployedPorts } from '../middleware/deployed-ports.ts';
import type { StaffContext } from './context.ts';
import { listedHolidays } from './listed-holidays.ts';
import { staffApi } from './staff-api.ts';

let made: StaffContext | undefined;

/** The stack compiles the programs and puts them beside the bundle. */
const catalogue = (): ProgramCatalogue =>
  JSON.parse(readFileSync(new URL('./programs.json', import.meta.url), 'utf8'));

function context(): StaffContext {
  const { programs, holidays } = catalogue();
  return { ...deployedPorts(), programs, publicHolidays: listedHolidays(holidays) };
}

/** The staff API on AWS, behind an HTTP API with a JWT authorizer. */
export const handler = staffApi(() => {
  made ??= context();
  return made;
});
