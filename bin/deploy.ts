import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { LocalDate } from '../domain/dates/local-date.ts';
import { openApiText } from '../functions/open-api/open-api-text.ts';
import { routes as participantRoutes } from '../functions/participant-api/routes.ts';
import { catalogueOf } from '../functions/staff-api/programs/catalogue.ts';
import { routes as staffRoutes } from '../functions/staff-api/routes.ts';
import { addDeployment } from '../lib/deployment.ts';
import { InvalidSettings, readSettings } from '../lib/settings.ts';
import { publicHolidays } from '../platform/holidays.ts';
import { ProgramFileError } from '../platform/program-file-error.ts';
import { loadPrograms } from '../platform/program-files.ts';
import { buildConsole } from '../web/build-console.ts';

const app = new App();
try {
  const settings = readSettings(app.node.tryGetContext('journeys'), process.env);
  const programs = loadPrograms(join(import.meta.dirname, '../programs'));
  // The year alone, so that a stack made twice in a year from the same sources is the same stack.
  const newYear = `${new Date().getUTCFullYear()}-01-01` as LocalDate;
  const catalogue = catalogueOf(programs, publicHolidays, newYear);
  const { assets, page } = await buildConsole();
  addDeployment(app, settings, {
    staffRoutes,
    participantRoutes,
    programs: JSON.stringify(catalogue),
    openApi: openApiText(),
    console: JSON.stringify({ assets, page }),
  });
} catch (error) {
  if (!(error instanceof InvalidSettings || error instanceof ProgramFileError)) throw error;
  console.error(error.message);
  process.exit(1);
}
