import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { instantOf } from '../../domain/instant.ts';
import type { Journeys, Mail, Ports } from '../ports.ts';
import { DYNAMODB_CONFIG, dynamoDocuments } from './documents.ts';
import { Environment } from './environment.ts';
import { SFN_CONFIG, sfnJourneys } from './journeys.ts';

/**
 * The ports of one deployed function, from its environment. Mail is given by the functions that send some, so that
 * the others do not carry it.
 * @throws when a variable that every function needs is missing or malformed
 */
export function awsPorts(variables: NodeJS.ProcessEnv, mail: Mail = NO_MAIL): Ports {
  const environment = Environment.parse(variables);
  return {
    documents: dynamoDocuments(new DynamoDBClient(DYNAMODB_CONFIG), {
      documents: environment.DOCUMENTS_TABLE,
      // A function without a ledger has no permission for it either; the name only has to be one.
      ledger: environment.LEDGER_TABLE ?? 'no-ledger',
    }),
    mail,
    journeys: journeysOf(environment),
    clock: { now: () => instantOf(Date.now()) },
    random: randomBytes,
    measure: (metric, value) => console.log(JSON.stringify({ metric, value })),
    settings: {
      linkBaseUrl: environment.LINK_BASE_URL ?? '',
      senderEmail: environment.SENDER_EMAIL ?? '',
    },
  };
}

const NO_MAIL: Mail = { send: () => Promise.reject(new Error('This function sends no mail.')) };

/** Waking needs no machine; a function that may not start executions has no ARN to start. */
const journeysOf = ({ STATE_MACHINE_ARN }: Environment): Journeys =>
  sfnJourneys(new SFNClient(SFN_CONFIG), STATE_MACHINE_ARN ?? 'no-machine');
