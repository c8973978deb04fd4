import { Invalid } from '../../domain/errors.ts';
import { pointerTo } from './faults.ts';

/** The query as an object of texts. @throws Invalid for a parameter that comes twice, or is `__proto__`. */
export function queryOf(rawQueryString: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    if (name === '__proto__') throw new Invalid([{ pointer: '/__proto__', code: 'unknown-property' }]);
    if (Object.hasOwn(query, name)) throw new Invalid([{ pointer: pointerTo([name]), code: 'duplicate' }]);
    query[name] = value;
  }
  return query;
}
