import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { SCOPES } from '../functions/staff-api/roles.ts';
import { journeyWorkflow } from '../workflows/catalogue.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { browserClient } from './constructs/browser-client.ts';
import { DOCUMENT_INDEXES } from './constructs/documents-table.ts';
import { HouseApi, type Route, type ScopedRoute } from './constructs/house-api.ts';
import { type House, HouseFunction, type Use } from './constructs/house-function.ts';
import { JourneyMachine } from './constructs/journey-machine.ts';
import { mailAccess } from './constructs/mail-access.ts';
import { MailFeedback } from './constructs/mail-feedback.ts';
import { MessageKey } from './constructs/message-key.ts';
import { SweepSchedule } from './constructs/sweep-schedule.ts';
import { listAccess, recordAccess, removalAccess, type TableRef } from './constructs/table-access.ts';
import { UndeliveredMailsAlarm } from './constructs/undelivered-mails-alarm.ts';
import { UnknownContactsAlarm } from './constructs/unknown-contacts-alarm.ts';
import type { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';

/** What is put into it when it is made; texts are kept beside the bundles, since a function reads no repository. */
export interface ServiceStackProps extends StackProps {
  settings: Settings;
  data: DataStack;
  staffRoutes: readonly ScopedRoute[];
  participantRoutes: readonly Route[];
  /** The compiled program catalogue as JSON: put beside the staff API's function as `programs.json`. */
  programs: string;
  /** The description of the APIs as JSON, likewise. */
  openApi: string;
  /** The staff console as JSON: put beside the function that gives it out as `console.json`. */
  console: string;
}

/** Everything that runs. It holds no data; but deleting the journey machine would end every journey. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { settings, data } = props;
    const key = new MessageKey(this, 'MessageKey');
    const alarms = new AlarmTopic(this, 'Alarms', { key, email: settings.alarmEmail });
    const house: House = { alarms, logRetention: settings.logRetentionDays };
    const mail = new MailFeedback(this, 'MailFeedback', { key, alarms });
    const staffApi = new HouseApi(this, 'StaffApi', {
      ...house,
      throttle: { rateLimit: 50, burstLimit: 100 },
    });
    const participantApi = new HouseApi(this, 'ParticipantApi', {
      ...house,
      throttle: { rateLimit: 100, burstLimit: 200 },
    });

    const documents = this.documentsTable(props);
    const records: Use = {
      environment: { DOCUMENTS_TABLE: documents.tableName },
      statements: recordAccess(documents, data.key.keyArn),
    };
    const lists: Use = { environment: {}, statements: [listAccess(documents, DOCUMENT_INDEXES)] };
    const removal: Use = { environment: {}, statements: [removalAccess(documents)] };
    const ledger: Use = {
      environment: { LEDGER_TABLE: data.ledger.tableName },
      statements: recordAccess(data.ledger, data.key.keyArn),
    };
    const links: Use = {
      environment: { LINK_BASE_URL: settings.linkBaseUrl ?? participantApi.api.apiEndpoint },
      statements: [],
    };
    const aboutStaff: Use = { environment: { STAFF_URL: staffApi.api.apiEndpoint }, statements: [] };
    const signIn: Use = { environment: { SIGN_IN_URL: data.identity.signInUrl }, statements: [] };
    const sending = mailAccess(this, {
      email: settings.senderEmail,
      identity: settings.senderIdentity,
      configurationSetName: mail.configurationSet.configurationSetName,
    });

    const decide = new HouseFunction(this, 'Decide', {
      ...house,
      purpose: 'Says what is due for one participant, and the one next thing to do.',
      entry: journeyWorkflow.functions.DecideFunctionArn,
      uses: [records, ledger],
    });
    const send = new HouseFunction(this, 'Send', {
      ...house,
      purpose: 'Sends one contact, at most once.',
      entry: journeyWorkflow.functions.SendFunctionArn,
      uses: [records, ledger, sending, links],
    });
    const sleep = new HouseFunction(this, 'Sleep', {
      ...house,
      purpose: 'Keeps the token that wakes a sleeping journey.',
      entry: journeyWorkflow.functions.SleepFunctionArn,
      uses: [records],
    });
    // An execution calls the functions it was started with for up to 89 days: another logical id would be another
    // function, and the end of every journey that is asleep.
    decide.freeze('DecideFunction');
    send.freeze('SendFunction');
    sleep.freeze('SleepFunction');
    const journeys = new JourneyMachine(this, 'Journeys', {
      ...house,
      definition: journeyWorkflow.definition,
      functions: { DecideFunctionArn: decide, SendFunctionArn: send, SleepFunctionArn: sleep },
    });
    const staff = new HouseFunction(this, 'Staff', {
      ...house,
      purpose: 'The API of the people who run the programs.',
      entry: 'functions/staff-api/index.ts',
      files: { 'programs.json': props.programs, 'openapi.json': props.openApi },
      // Mail: tests, to nobody but whoever asks for one.
      uses: [records, lists, removal, ledger, links, aboutStaff, sending, signIn],
    });
    const participants = new HouseFunction(this, 'Participants', {
      ...house,
      purpose: 'What a personal link opens: surveys, bookings, stopping mail.',
      entry: 'functions/participant-api/index.ts',
      uses: [records, removal, links],
    });
    const mailEvents = new HouseFunction(this, 'MailEvents', {
      ...house,
      purpose: 'Records deliveries, bounces and complaints.',
      entry: 'functions/mail-events.ts',
      uses: [records, ledger],
    });
    const sweep = new HouseFunction(this, 'Sweep', {
      ...house,
      purpose: 'Starts journeys again that are overdue and not running.',
      entry: 'functions/sweep.ts',
      uses: [records, lists],
    });

    const notices = new HouseFunction(this, 'Notices', {
      ...house,
      purpose: 'Tells the contact persons of cohorts what needs them, at most once a working day.',
      entry: 'functions/notices.ts',
      uses: [records, lists, ledger, sending, aboutStaff],
    });

    for (const one of [staff, sweep]) journeys.allowStart(one);
    for (const one of [sleep, staff, participants, mailEvents, sweep]) journeys.allowWake(one);
    const { pool, client } = data.identity;
    const issuer = `https://cognito-idp.${this.region}.amazonaws.com/${pool.userPoolId}`;
    const staffUrl = staffApi.api.apiEndpoint;
    const visitor = browserClient(this, 'ConsoleClient', {
      userPool: pool,
      scopes: Object.keys(SCOPES).map((scope) => OAuthScope.custom(scope)),
      callbackUrls: ['signed-in', 'signed-in-window'].map((page) => `${staffUrl}/console/${page}`),
      logoutUrls: [`${staffUrl}/console`],
    });
    const files = new HouseFunction(this, 'Console', {
      ...house,
      purpose: 'The files of the staff console.',
      entry: 'functions/console/index.ts',
      files: { 'console.json': props.console },
      uses: [
        {
          environment: {
            STAFF_ISSUER: issuer,
            CONSOLE_CLIENT: visitor.userPoolClientId,
            SIGN_IN_URL: data.identity.signInUrl,
          },
          statements: [],
        },
      ],
    });
    const jwtAudience = [client.userPoolClientId, visitor.userPoolClientId];
    const authorizer = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience });
    staffApi.serveStaff(props.staffRoutes, staff, authorizer);
    staffApi.serveFiles(['/', '/console', '/console/{proxy+}'], files);
    new CfnOutput(this, 'ConsoleUrl', { value: `${staffUrl}/console` });
    // A web application firewall belongs before this one, with the pages' distribution (a later issue).
    participantApi.servePublic(props.participantRoutes, participants);
    mail.readBy(mailEvents);
    new SweepSchedule(this, 'SweepSchedule', { sweep, beside: [notices], alarms });
    new UnknownContactsAlarm(this, 'UnknownContacts', { finders: [decide, send, notices], alarms });
    new UndeliveredMailsAlarm(this, 'UndeliveredMails', { mailEvents, alarms });
    // The one in use: a restore of another one would bring back what was before the last restore.
    new CfnOutput(this, 'DocumentsTableName', { value: documents.tableName });
    new CfnOutput(this, 'JourneyMachineArn', { value: journeys.machine.stateMachineArn });
    new CfnOutput(this, 'ConfigurationSetName', { value: mail.configurationSet.configurationSetName });
  }

  /** The data stack's own table, or the one a restore has made. */
  private documentsTable({ settings, data }: ServiceStackProps): TableRef {
    const tableName = settings.restoredDocumentsTable;
    if (tableName === undefined) return data.documents;
    const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
    const tableArn = this.formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: tableName,
      arnFormat,
    });
    return { tableName, tableArn };
  }
}
