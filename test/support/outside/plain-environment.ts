/** The environment of a program that tests start: nothing of this one's settings, and what Node has compiled before. */
export const PLAIN_ENVIRONMENT: Record<string, string | undefined> = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
