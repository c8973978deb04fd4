/** 128 random bits as hexadecimal digits: `crypto.randomUUID` is missing on pages that came over plain http. */
export const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join('');
