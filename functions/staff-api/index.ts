import { readFileSync } from 'node:fs';
import { awsMail } from '../middleware/aws-mail.ts';
import { awsPorts } from '../middleware/aws-ports.ts';
import { awsStaffAddress } from '../middleware/aws-staff-address.ts';
import { compressing } from '../middleware/compressing.ts';
import { inParts } from '../middleware/in-parts.ts';
import { type Catalogue, fromCatalogue } from './programs/catalogue.ts';
import { staffApi } from './staff-api.ts';

// Written beside the bundle when the stack was made.
const beside = (file: string) => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
const catalogue = JSON.parse(beside('programs.json')) as Catalogue;
const context = {
  ...awsPorts(awsMail),
  ...fromCatalogue(catalogue),
  addressOf: awsStaffAddress(),
  openApi: beside('openapi.json'),
};

/** API Gateway's HTTP APIs take an answer whole. */
export const handler = compressing(inParts(staffApi(() => context)));
