import { randomFillSync } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { instantOf } from '../../domain/instant.ts';
import type { Mail, Ports } from '../ports.ts';
import { DYNAMODB_CONFIG, dynamoDocuments } from './documents.ts';
import { Environment } from './environment.ts';
import { SFN_CONFIG, sfnJourneys } from './journeys.ts';

/** What a function is told nothing about it may not use either; the name says so in the error that AWS gives. */
const NOT_GIVEN = 'not-given-to-this-function';

/** Most functions must not carry what composes mail. */
const NO_MAIL: Mail = { send: () => Promise.reject(new Error('This function sends no mail.')) };

/**
 * The ports of one deployed function, from its environment; `mail` is given by the one that sends.
 * @throws ZodError when the environment is not what the stack sets
 */
export function awsPorts(
  variables: Readonly<Record<string, string | undefined>>,
  mail: Mail = NO_MAIL,
): Ports {
  const environment = Environment.parse(variables);
  const { DOCUMENTS_TABLE, LEDGER_TABLE, STATE_MACHINE_ARN, LINK_BASE_URL, SENDER_EMAIL } = environment;
  const tables = { documents: DOCUMENTS_TABLE, ledger: LEDGER_TABLE ?? NOT_GIVEN };
  return {
    documents: dynamoDocuments(new DynamoDBClient(DYNAMODB_CONFIG), tables),
    mail,
    journeys: sfnJourneys(new SFNClient(SFN_CONFIG), STATE_MACHINE_ARN ?? NOT_GIVEN),
    clock: { now: () => instantOf(Date.now()) },
    random: (count) => randomFillSync(new Uint8Array(count)),
    // An object, not text: Lambda puts it under `message`, where the stack's metric filters look into it.
    measure: (metric, value) => console.log({ metric, value }),
    settings: { linkBaseUrl: LINK_BASE_URL ?? '', senderEmail: SENDER_EMAIL ?? '' },
  };
}
