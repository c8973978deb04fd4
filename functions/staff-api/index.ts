import { readFileSync } from 'node:fs';
import { awsPorts } from '../middleware/aws-ports.ts';
import { inParts } from '../middleware/in-parts.ts';
import { type Catalogue, fromCatalogue } from './catalogue.ts';
import { staffApi } from './staff-api.ts';

// Written beside the bundle when the stack was made.
const catalogue = JSON.parse(readFileSync(new URL('./programs.json', import.meta.url), 'utf8')) as Catalogue;
const context = { ...awsPorts(), ...fromCatalogue(catalogue) };

/** API Gateway's HTTP APIs take an answer whole. */
export const handler = inParts(staffApi(() => context));
