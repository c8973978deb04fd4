/** One thing wrong with what was sent. `pointer` is a JSON Pointer (RFC 6901); `code` never holds a value. */
export interface Fault {
  pointer: string;
  code: string;
  /** What would be right, in words; never a person's data. */
  detail?: string;
}

/** The content of a request cannot be accepted; every fault is listed (HTTP 422). */
export class Invalid extends Error {
  override readonly name = 'Invalid';
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map((fault) => `${fault.pointer || '/'}: ${fault.code}`).join('; '));
    this.faults = faults;
  }
}

/** There is no such thing, or not for the one who asks (HTTP 404). */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly what: string;
  constructor(what: string) {
    super(`There is no such ${what}.`);
    this.what = what;
  }
}

/** The state does not allow it now (HTTP 409). `code` names the rule; `facts` may be shown to the caller. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly code: string;
  readonly facts: Record<string, unknown>;
  constructor(code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.facts = facts;
  }
}

/** It was there and is no more: an expired or revoked link, a withdrawn participant (HTTP 410). */
export class Gone extends Error {
  override readonly name = 'Gone';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Someone else changed a document since it was read: nothing of the write was applied. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly keys: string[];
  constructor(keys: string[]) {
    super(`Changed by someone else meanwhile: ${keys.map((key) => key.split('#')[0]).join(', ')}.`);
    this.keys = keys;
  }
}
