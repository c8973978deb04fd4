import type { Endpoint } from './endpoint.ts';
import { HttpProblem } from './problem.ts';

/** Finds the endpoint of an address, and the path's parameters, decoded. @throws HttpProblem 400, 404, or 405 with Allow */
export type Router<Context> = (
  method: string,
  rawPath: string,
) => { endpoint: Endpoint<Context>; params: Record<string, string> };

interface Routed<Context> {
  endpoint: Endpoint<Context>;
  parts: readonly string[];
}

/** The router of a table of endpoints, whose paths it takes apart once. */
export function routerOf<Context>(endpoints: readonly Endpoint<Context>[]): Router<Context> {
  const all = endpoints.map((endpoint): Routed<Context> => ({ endpoint, parts: endpoint.path.split('/') }));
  const byLength = Map.groupBy(all, ({ parts }) => parts.length);
  return (method, rawPath) => {
    const segments = decoded(rawPath);
    const matching = byLength.get(segments.length)?.filter(({ parts }) => isOn(parts, segments)) ?? [];
    const found = matching.find(({ endpoint }) => endpoint.method === method);
    if (found) return { endpoint: found.endpoint, params: paramsOf(found.parts, segments) };
    if (matching.length === 0) throw new HttpProblem(404, 'not-found', 'There is nothing at this address.');
    const allow = matching.map(({ endpoint }) => endpoint.method).join(', ');
    throw new HttpProblem(405, 'method', 'This address does not answer this method.', { allow });
  };
}

/** A slash inside a segment comes out of its decoding, so that it cannot reach another route. */
function decoded(rawPath: string): string[] {
  try {
    return rawPath.split('/').map(decodeURIComponent);
  } catch {
    throw new HttpProblem(400, 'path', 'The address is not well-formed.');
  }
}

const isOn = (parts: readonly string[], segments: readonly string[]): boolean =>
  parts.every((part, index) => isParameter(part) || part === segments[index]);

function paramsOf(parts: readonly string[], segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    if (isParameter(part)) params[part.slice(1, -1)] = segments[index]!;
  }
  return params;
}

const isParameter = (part: string): boolean => part.startsWith('{');
