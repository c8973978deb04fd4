import { type App, type Environment, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { ServiceStack, type ServiceStackProps } from './service-stack.ts';
import type { Settings } from './settings.ts';

/** What the stacks are built from, besides the settings. */
export type DeploymentParts = Pick<
  ServiceStackProps,
  'staffRoutes' | 'participantRoutes' | 'programs' | 'openApi' | 'console'
>;

/** Puts both stacks of one deployment into the app, and the check that lets no finding of cdk-nag pass. */
export function addDeployment(
  app: App,
  settings: Settings,
  parts: DeploymentParts,
): { data: DataStack; service: ServiceStack } {
  const env: Environment = {
    ...(settings.account && { account: settings.account }),
    ...(settings.region && { region: settings.region }),
  };
  const data = new DataStack(app, `journeys-${settings.stage}-data`, { env, settings });
  const service = new ServiceStack(app, `journeys-${settings.stage}-service`, {
    env,
    settings,
    data,
    ...parts,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, service };
}
