import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Among what was installed, not where Node would put it: compiled code is executed, and the temporary directory is
 * everybody's.
 */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

/**
 * From here on modules are kept as Node has stripped and compiled them, and taken from there the next time, which
 * halves the time that starting takes. Each thread has to ask for it.
 * @returns the folder; undefined where nothing can be written, and modules are compiled as ever
 */
export const compileCache = (folder = FOLDER): string | undefined => enableCompileCache(folder).directory;
