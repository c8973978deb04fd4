const http = process.getBuiltinModule('node:http');

/**
 * What the packages in our bundles take from `node:http`. Importing that module reads every one of its exports, and the
 * one named `WebSocket` loads all of undici when it is read. A name that is missing here stops the bundler.
 */
export const { Agent, request, STATUS_CODES } = http;
/** For packages that import it as a whole: they read what they need when they need it. */
export default http;
