import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from '../functions/open-api/open-api-text.ts';

/** Writes the description of the APIs anew; a test fails while it is not what the code says. */
writeFileSync(join(import.meta.dirname, '../docs/openapi.json'), openApiText());
