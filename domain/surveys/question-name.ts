import * as z from 'zod';

/** Why a program may not have such a name. */
export const RESERVED = 'reserved-id: means something else to computers; another word is as good';

/** True of a name that every object has already: looked up in one that lacks it, it would be found all the same. */
export const isOfEveryObject = (name: string): boolean => name in Object.prototype;

/** Question, row and choice ids: letters, digits and hyphens; they become column names of exports. */
export const QuestionName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, {
    error: 'id-format: a lower-case letter, then lower-case letters, digits and hyphens, at most 40',
  })
  .refine((name) => !isOfEveryObject(name), { error: RESERVED });
