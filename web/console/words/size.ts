/** "12 KB", "3.4 MB" */
export const sizeText = (octets: number): string =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000)).toLocaleString('en-US')} KB`
    : `${(octets / 1_000_000).toFixed(1)} MB`;
