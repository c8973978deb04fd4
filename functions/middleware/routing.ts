import type { Endpoint, Route } from './endpoint.ts';
import { HttpProblem } from './problem.ts';

/** The route of a request and the path's parameters, decoded. @throws HttpProblem 400, 404, or 405 with Allow */
export function routed<Context>(
  endpoints: readonly Endpoint<Context>[],
  method: string,
  rawPath: string,
): { endpoint: Endpoint<Context>; params: Record<string, string> } {
  const segments = decoded(rawPath);
  const matching = endpoints.flatMap((endpoint) => {
    const params = paramsOf(endpoint, segments);
    return params ? [{ endpoint, params }] : [];
  });
  const found = matching.find(({ endpoint }) => endpoint.method === method);
  if (found) return found;
  if (matching.length === 0) throw new HttpProblem(404, 'not-found', 'There is nothing at this address.');
  const allow = matching.map(({ endpoint }) => endpoint.method).join(', ');
  throw new HttpProblem(405, 'method', 'This address does not answer this method.', { allow });
}

/** A slash inside a segment comes out of its decoding, so that it cannot reach another route. */
function decoded(rawPath: string): string[] {
  try {
    return rawPath.split('/').map(decodeURIComponent);
  } catch {
    throw new HttpProblem(400, 'path', 'The address is not well-formed.');
  }
}

function paramsOf({ path }: Route, segments: readonly string[]): Record<string, string> | undefined {
  const parts = path.split('/');
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]!;
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
