import { readFileSync } from 'node:fs';
import { awsPorts } from '../middleware/aws-ports.ts';
import { type Catalogue, fromCatalogue } from './catalogue.ts';
import { staffApi } from './staff-api.ts';

// Written beside the bundle when the stack was made.
const catalogue = JSON.parse(readFileSync(new URL('./programs.json', import.meta.url), 'utf8')) as Catalogue;
const context = { ...awsPorts(), ...fromCatalogue(catalogue) };

export const handler = staffApi(() => context);
