import { randomBytes } from 'node:crypto';
import { instantOf } from '../../domain/dates/instant.ts';
import { dynamoClient, dynamoDocuments } from '../../platform/aws/documents.ts';
import { Environment } from '../../platform/aws/environment.ts';
import { sfnClient, sfnJourneys } from '../../platform/aws/journeys.ts';
import type { Mail, Metric, Ports } from '../../platform/ports.ts';

/** For functions that send no mail and have no permission to. */
const NO_MAIL: Mail = { send: () => Promise.reject(new Error('This function sends no mail.')) };

/**
 * The ports of a Lambda function, from its environment; made once, with the container. What a function is not given
 * (a table, a machine) fails when it is used, not before.
 * @throws ZodError when a variable is malformed or the documents table is missing.
 */
export function awsPorts(mailFrom: (environment: Environment) => Mail = () => NO_MAIL): Ports {
  const environment = Environment.parse(process.env);
  const {
    DOCUMENTS_TABLE: documents,
    LEDGER_TABLE: ledger = '',
    STATE_MACHINE_ARN: machine = '',
  } = environment;
  return {
    documents: dynamoDocuments(dynamoClient(), { documents, ledger }),
    journeys: sfnJourneys(sfnClient(), machine),
    mail: mailFrom(environment),
    clock: { now: () => instantOf(Date.now()) },
    random: randomBytes,
    measure,
    settings: {
      linkBaseUrl: environment.LINK_BASE_URL ?? '',
      senderEmail: environment.SENDER_EMAIL ?? '',
      ...(environment.STAFF_URL !== undefined && { staffUrl: environment.STAFF_URL }),
    },
  };
}

/**
 * One log line for each one counted: a metric filter of the stack turns those that an alarm watches into numbers. An
 * object, not text: only an object is found under `message` by the filter.
 */
function measure(metric: Metric, value: number): void {
  for (let count = 0; count < value; count += 1) console.warn({ metric });
}
