/** In octets. A browser takes 64 KiB after a page has gone, of all that is on its way, and refuses what is more at once. */
const LARGEST = 30_000;

/** Whether a request with this body may ask to outlive the page. */
export const outlivesPage = (body: string): boolean => new TextEncoder().encode(body).length < LARGEST;
