import type { Instant } from '../domain/dates/instant.ts';
import type { RandomBytes } from '../domain/id.ts';
import type { JourneyInput } from '../domain/journeys/journey.ts';

/** A document as it was read. `version` counts its writes from 1. */
export interface Stored<Doc> {
  key: string;
  version: number;
  doc: Doc;
}

/**
 * "This whole document, if it is still version n" (0: if it does not exist yet). The key is `type#id`; keys of
 * the type `ledger` live in the second table, which a restore of the first does not touch.
 */
export interface Put {
  key: string;
  /** Undefined deletes it. */
  doc: object | undefined;
  /** The document as JSON, to the letter, from a writer that has needed it already. */
  json?: string;
  expectedVersion: number;
  /** Puts it in the list of one cohort and type, sorted by `sort`; the same for the document's whole life. */
  listed?: { list: string; sort: string };
  /** Puts it in the list by due time. */
  dueAt?: Instant | undefined;
  /**
   * May be removed any time after this; for as long as it is still there it can be read. The same for the
   * document's whole life.
   */
  expiresAt?: Instant;
}

/** As many documents as were asked for, or fewer: only a missing `cursor` says that there are no more. */
export interface Page<Doc> {
  items: Stored<Doc>[];
  /** Where the next page begins; absent on the last. Opaque, and valid for the same list only. */
  cursor?: string;
}

/** Every document has a version, every change is a conditional write of whole documents. */
export interface Documents {
  get<Doc>(key: string): Promise<Stored<Doc> | undefined>;
  /** Documents of one list in the order of their sort keys. `limit` is 1–200. */
  list<Doc>(list: string, limit: number, cursor?: string): Promise<Page<Doc>>;
  /** Documents whose `dueAt` is earlier than `before`, earliest first. Eventually consistent. */
  due<Doc>(before: Instant, limit: number, cursor?: string): Promise<Page<Doc>>;
  /**
   * All or nothing, at most 100 documents; in DynamoDB each has at most 400 KB.
   * @throws VersionConflict naming the documents that were not at the expected version; nothing was written.
   */
  write(puts: Put[]): Promise<void>;
}

/** A calendar object to send along (RFC 5545); `sequence` rises with each change of the same `uid`. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  title: string;
  description: string;
  location: string;
  startsAt: Instant;
  endsAt: Instant;
  timeZone: string;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

/** A mail before it is MIME. The text is Markdown and is the text part; the HTML part is made from it. */
export interface Message {
  contactId: string;
  fromName: string;
  replyTo: { name: string; email: string };
  to: { name: string; email: string };
  subject: string;
  text: string;
  /** RFC 8058 one-click: a POST to it stops mail. Absent in mail to staff. */
  stopUrl?: string;
  /** What links of the HTML part begin with; the origin of the stop link where nothing is said. */
  linkBase?: string;
  date: Instant;
  calendar?: CalendarEvent;
}

/** What the provider said. Only `refused` is certain not to have been sent. */
export type Delivery =
  | { kind: 'accepted'; messageId: string }
  | { kind: 'refused'; reason: string; mayRetry: boolean }
  | { kind: 'unknown'; reason: string };

/** Sends at most once: never retries by itself, and says `unknown` where it cannot know. */
export interface Mail {
  send(message: Message): Promise<Delivery>;
}

/** The keeper of time. Both calls are idempotent and best effort; the sweep mends what they lose. */
export interface Journeys {
  /** Starts an execution; one of the same name that exists already is success. */
  start(input: JourneyInput): Promise<void>;
  /** Ends the sleep that the token was given for; a token that is unknown or used is ignored. */
  wake(token: string): Promise<void>;
}

/** What time it is for the programs, UTC. On one machine it can be ahead of the machine's own. */
export interface Clock {
  now(): Instant;
}

/** Everything a function may reach outside itself. */
export interface Ports {
  documents: Documents;
  mail: Mail;
  journeys: Journeys;
  clock: Clock;
  random: RandomBytes;
  /** Counts something that whoever runs this may have to know. Never throws. */
  measure(metric: Metric, value: number): void;
  settings: RuntimeSettings;
}

/** What a function has to know about where it runs. */
export interface RuntimeSettings {
  /** Personal links start with it, without a trailing slash. Never taken from a request. */
  linkBaseUrl: string;
  /** The staff's console is at its `/console`; without a trailing slash, absent for those who need not know. */
  staffUrl?: string;
  /** The verified sender address. */
  senderEmail: string;
  /** Hosts (with their subdomains) that sessions may be joined at; the usual providers where left out. */
  joinUrlHosts?: readonly string[];
}

/**
 * `UnknownContacts`: mail whose fate a person has to find out, and the one that rings an alarm; the others are lines in the
 * log. `RevivedJourneys`: those the sweep has started again. `StrayMailEvents`: events about nobody we know.
 */
export type Metric = 'UnknownContacts' | 'RevivedJourneys' | 'StrayMailEvents';
