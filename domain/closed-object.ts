import * as z from 'zod';

/** An object schema that refuses unknown keys and, in the message, names the keys that are known. */
export const closedObject = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `known here: ${Object.keys(shape).join(', ')}` : undefined,
  });
