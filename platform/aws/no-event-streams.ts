/**
 * In our bundles in place of the SDK's event streams, which nothing that we call uses. The SDK imports them only when one
 * comes; but in a bundle of one file all that they import would then have to be kept whole, and set up by hand.
 * @throws Error always
 */
export function EventStreamSerde(): never {
  throw new Error('Event streams are left out of our bundles.');
}
