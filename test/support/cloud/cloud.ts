import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { earlierOf, epochMs, type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import type { JourneyInput } from '../../../domain/journeys/journey.ts';
import { openApiText } from '../../../functions/open-api/open-api-text.ts';
import { routes as participantRoutes } from '../../../functions/participant-api/routes.ts';
import { catalogueOf } from '../../../functions/staff-api/programs/catalogue.ts';
import { SCOPES } from '../../../functions/staff-api/roles.ts';
import { routes as staffRoutes } from '../../../functions/staff-api/routes.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { createEngine } from '../../../platform/local/engine.ts';
import { memoryExecutions } from '../../../platform/local/memory-executions.ts';
import { pooledRandomBytes } from '../../../platform/local/random.ts';
import type { HttpCall } from '../../../rehearsal/http-client.ts';
import { type Staff, staffOver } from '../../../rehearsal/staff.ts';
import { PROGRAMS } from '../builders.ts';
import { deployedStacks, newApp } from '../deployed-stacks.ts';
import { startDynamoDb } from '../outside/dynamodb.ts';
import { sesEvent } from '../outside/ses-event.ts';
import { gatewayOf } from './gateway.ts';
import { type Lambda, startLambda } from './lambda.ts';
import { machineOf } from './machine.ts';
import { permissionsOf } from './permissions.ts';
import { type SentMail, startServices } from './services.ts';
import { makeTables } from './tables.ts';
import { arnOf, type DeployedTemplate, exportsOf, valuesOf } from './template-values.ts';

/** Both stacks, running: the bundles that would be deployed, with their environment and their permissions. */
export interface Cloud {
  staff: Staff;
  staffApi: HttpCall;
  participantApi: HttpCall;
  /** Everything that SES accepted, the oldest first. */
  mails: readonly SentMail[];
  /** Tells what became of a mail, by the topic and the queue. */
  becomes(mail: SentMail, what: 'Delivery' | 'Bounce'): Promise<void>;
  now(): Instant;
  /** Lives through everything until then, each thing at its own time. */
  moveTo(instant: Instant): Promise<void>;
  /** What functions were not allowed to do. */
  refused: readonly string[];
  /** What failed. */
  failures: readonly string[];
  /** Ends it; answers with what its functions have logged. */
  stop(): Promise<string>;
}

/** The rule comes round every quarter of an hour. Journeys wake by themselves, so that once a week is enough for a year. */
const ROUND_S = 7 * 86_400;

interface FunctionProperties {
  Code: { S3Key: string };
  Environment: { Variables: Record<string, unknown> };
}

/** Starts both stacks at an instant. */
export async function startCloud(start: Instant): Promise<Cloud> {
  const parts = {
    staffRoutes,
    participantRoutes,
    programs: JSON.stringify(catalogueOf(PROGRAMS, publicHolidays, '2026-01-01' as LocalDate)),
    openApi: openApiText(),
    console: '{}',
  };
  const stacks = deployedStacks({}, newApp({ bundled: true }), parts);
  const assembly = stacks.app.synth();
  const template = stacks.serviceTemplate.toJSON() as DeployedTemplate;
  const dataTemplate = stacks.dataTemplate.toJSON() as DeployedTemplate;
  const resolve = valuesOf(template, exportsOf(dataTemplate));
  const resources = (type: string) =>
    Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
  const machineId = resources('AWS::StepFunctions::StateMachine')[0]![0];

  const clock = standingClock(start);
  const shared = new Float64Array(new SharedArrayBuffer(8));
  const show = () => {
    shared[0] = epochMs(clock.now());
  };
  show();
  const mails: SentMail[] = [];
  const failures: string[] = [];
  const dynamoDb = await startDynamoDb();
  await makeTables(dynamoDb.client, dataTemplate);

  const mayDo = permissionsOf(stacks.serviceTemplate as Template, resolve);
  const services = await startServices({
    dynamoDb: dynamoDb.endpoint,
    mayDo,
    tableArn: (name) => arnOf('AWS::DynamoDB::Table', name),
    machineArn: resolve({ Ref: machineId }),
    start: (input) => engine.start(input as JourneyInput),
    wake: (token) => engine.wake(token),
    accepted(mail) {
      const messageId = `0100-${mails.length}`;
      mails.push({ ...mail, messageId });
      return messageId;
    },
  });

  const running = new Map<string, Lambda>();
  /** A function by its logical id, started when it is first called. */
  function lambda(id: string): Lambda {
    const known = running.get(id);
    if (known) return known;
    const { Code, Environment } = template.Resources[id]!.Properties as FunctionProperties;
    const folder = `asset.${Code.S3Key.replace(/\.zip$/, '')}`;
    if (!readdirSync(assembly.directory).includes(folder)) throw new Error(`${id} has no code.`);
    const started = startLambda(
      { file: join(assembly.directory, folder, 'index.mjs'), clock: shared },
      {
        ...Object.fromEntries(
          Object.entries(Environment.Variables).map(([name, value]) => [name, resolve(value)]),
        ),
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: services.url,
        // As whom it signs is all that the services know of a caller.
        AWS_ACCESS_KEY_ID: id.replace(/Function.*$/, ''),
        AWS_SECRET_ACCESS_KEY: 'secret',
      },
    );
    running.set(id, started);
    return started;
  }

  const engine = createEngine({
    ...machineOf(template, machineId, {
      invoke: (id, payload) => lambda(id).invoke(payload),
      mayInvoke: (resource) => mayDo(machineId, { action: 'lambda:InvokeFunction', resource }),
    }),
    store: memoryExecutions(),
    clock,
    random: pooledRandomBytes(),
    onFailure: (execution, error) => failures.push(`${execution.name}: ${error}`),
  });

  const called = resources('AWS::Events::Rule').flatMap(([, { Properties }]) =>
    (Properties as { Targets: { Arn: { 'Fn::GetAtt': [string, string] } }[] }).Targets.map(
      ({ Arn }) => Arn['Fn::GetAtt'][0],
    ),
  );
  async function round(): Promise<void> {
    for (const id of called) {
      await lambda(id)
        .invoke({})
        .catch((error: unknown) => failures.push(`${id}: ${error}`));
    }
  }

  const token = { scopes: Object.keys(SCOPES), groups: ['coordinator'] };
  const staffApi = gatewayOf(template, 'StaffApi', lambda, token);
  let lastRound = start;
  let ended: Promise<string> | undefined;
  async function end(): Promise<string> {
    engine.stop();
    const logged = await Promise.all([...running.values()].map((one) => one.stop()));
    await services.close();
    await dynamoDb.stop();
    return logged.join('');
  }
  return {
    staffApi,
    staff: staffOver(staffApi),
    participantApi: gatewayOf(template, 'ParticipantApi', lambda),
    mails,
    async becomes({ contact, messageId, to }, what) {
      const tags = { contact: [contact] };
      const body = JSON.stringify(
        sesEvent(what, {
          mail: { messageId, tags, destination: [to], timestamp: clock.now() },
          bounce: { timestamp: clock.now(), bouncedRecipients: [{ emailAddress: to }] },
        }),
      );
      const [reader] = resources('AWS::Lambda::EventSourceMapping').map(
        ([, { Properties }]) => (Properties as { FunctionName: { Ref: string } }).FunctionName.Ref,
      );
      const result = await lambda(reader!).invoke({ Records: [{ messageId: 'q-1', body }] });
      if (JSON.stringify(result) !== '{"batchItemFailures":[]}') failures.push(`${contact}: ${what}`);
      await engine.idle();
    },
    now: clock.now,
    async moveTo(target) {
      for (;;) {
        await engine.idle();
        const nextRound = plusSeconds(lastRound, ROUND_S);
        const next = earlierOf(engine.nextDeadline() ?? nextRound, nextRound);
        if (next > target) break;
        clock.moveTo(next);
        show();
        if (next === nextRound) {
          lastRound = next;
          await round();
        }
      }
      clock.moveTo(target);
      show();
      await engine.idle();
    },
    refused: services.refused,
    failures,
    stop: () => {
      ended ??= end();
      return ended;
    },
  };
}
