import * as z from 'zod';

/** Names and IPv4 addresses: in the text of a mail nothing else is found again as part of a link. */
const HOST = /^\w+:\/\/[\w.-]+(:\d+)?$/;

/**
 * What personal links start with, as URLs are written (`https://Programs.Example` is `https://programs.example`):
 * a mail's links are those that begin with exactly it. Nothing after the host, and no user before it.
 */
export const linkBase = (protocol: RegExp, error: string) =>
  z
    .url({ protocol, error, abort: true })
    .regex(/^\w+:\/\/[^/\\?#@\s]+$/, { error, abort: true })
    .transform((url) => new URL(url).origin)
    .refine((origin) => HOST.test(origin), { error });
