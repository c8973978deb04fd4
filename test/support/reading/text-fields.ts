import type * as z from 'zod';

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  items?: z.core.$ZodType[];
}

/** Where in a value that a schema takes one of these texts may stand, such as `contactPerson.name`; each place once. */
export function textFields(schema: z.core.$ZodType, texts: readonly string[], at = ''): string[] {
  const inner = (part: z.core.$ZodType | undefined, name = '') =>
    part ? textFields(part, texts, at && name ? `${at}.${name}` : at || name) : [];
  const {
    shape,
    innerType,
    element,
    options,
    left,
    right,
    valueType,
    in: before,
    items,
  } = schema._zod.def as Definition;
  const below = [
    ...Object.entries(shape ?? {}).flatMap(([name, part]) => inner(part, name)),
    ...[innerType, left, right, before, ...(options ?? [])].flatMap((part) => inner(part)),
    ...[element, valueType, ...(items ?? [])].flatMap((part) => inner(part, '*')),
  ];
  const takes = (text: string) => (schema as z.ZodType).safeParse(text).success;
  return [...new Set(below.length > 0 ? below : texts.some(takes) ? [at] : [])];
}
