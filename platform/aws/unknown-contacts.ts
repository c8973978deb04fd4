/**
 * The metric that counts contacts whose fate nobody knows. A function that finds one logs one JSON line with
 * `metric` set to this name; the stack turns these lines into the metric and its alarm.
 */
export const UNKNOWN_CONTACTS = 'UnknownContacts';
