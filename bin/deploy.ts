import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { routes as participantRoutes } from '../functions/participant-api/routes.ts';
import { routes as staffRoutes } from '../functions/staff-api/routes.ts';
import { addDeployment } from '../lib/deployment.ts';
import { InvalidSettings, readSettings } from '../lib/settings.ts';
import { programCatalogue } from '../platform/program-catalogue.ts';

const app = new App();
try {
  const settings = readSettings(app.node.tryGetContext('journeys'), process.env);
  const programs = programCatalogue(join(import.meta.dirname, '../programs'));
  addDeployment(app, settings, { staffRoutes, participantRoutes, programs: JSON.stringify(programs) });
} catch (error) {
  if (!(error instanceof InvalidSettings)) throw error;
  console.error(error.message);
  process.exit(1);
}
