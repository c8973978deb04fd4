import { awsPorts } from '../../platform/aws/ports.ts';
import type { Ports } from '../../platform/ports.ts';

let made: Ports | undefined;

/** The ports of the function this runs in, made when the first request asks for them and kept. */
export function deployedPorts(): Ports {
  made ??= awsPorts(process.env);
  return made;
}
