import type * as z from 'zod';
import type { Fault } from '../../domain/errors.ts';

/** Our own schemas give a stable code as their message, with or without ": what would be right". */
const OWN_CODE = /^([a-z]+(?:-[a-z]+)*)(?:: (.+))?$/s;

/** A property name that says nothing about a person; any other is not repeated, only its place is. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;

/** More than this helps nobody, and the list must not grow with the request. */
const MOST_FAULTS = 100;

/** What zod found, as pointers and stable codes; `value` is what was checked. Never repeats a value. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[], value: unknown): Fault[] =>
  issues.flatMap((issue) => faultsOfIssue(issue, value)).slice(0, MOST_FAULTS);

function faultsOfIssue(issue: z.core.$ZodIssue, value: unknown): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), code: 'unknown-property' }));
  }
  const pointer = pointerTo(issue.path);
  if (issue.path.length > 0 && valueAt(value, issue.path) === undefined)
    return [{ pointer, code: 'required' }];
  const [, code, detail] = OWN_CODE.exec(issue.message) ?? [];
  if (code) return [detail ? { pointer, code, detail } : { pointer, code }];
  return [{ pointer, code: codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'length' : 'range';
    case 'not_multiple_of':
      return 'range';
    case 'invalid_value':
      return 'option';
    case 'invalid_key':
      return 'unknown-property';
    case 'invalid_format':
      return 'format';
    default:
      return 'type';
  }
}

/** A JSON Pointer (RFC 6901) that ends before the first name that is not plain. */
export function pointerTo(path: readonly PropertyKey[]): string {
  const end = path.findIndex((part) => typeof part !== 'number' && !PLAIN_NAME.test(String(part)));
  return (end < 0 ? path : path.slice(0, end)).map((part) => `/${String(part)}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at;
}
