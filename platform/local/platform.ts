import type { DatabaseSync } from 'node:sqlite';
import type { RandomBytes } from '../../domain/id.ts';
import { journeyWorkflow, namedDefinition } from '../../workflows/catalogue.ts';
import type { Documents, Mail, Metric, Ports, RuntimeSettings } from '../ports.ts';
import type { MovableClock } from './clock.ts';
import { type Committer, committer } from './committer.ts';
import { type CompiledDefinition, compileDefinition } from './definition.ts';
import { type SqliteDocuments, sqliteDocuments } from './documents.ts';
import { createEngine, type Engine, type EngineParts } from './engine.ts';
import { type ExecutionStore, executionStore } from './executions.ts';
import { type Inbox, inbox } from './inbox.ts';
import type { Tasks } from './interpreter.ts';
import { type MemoryDocuments, memoryDocuments } from './memory-documents.ts';
import { memoryExecutions } from './memory-executions.ts';
import { memoryInbox } from './memory-inbox.ts';
import { pooledRandomBytes } from './random.ts';

/** Where one process keeps everything. */
interface Stores {
  documents: Documents;
  executions: ExecutionStore;
  inbox: Inbox;
}

/** Everything of one process on one machine: the ports, and the parts behind them that pages and tests look at. */
interface Platform extends Stores {
  ports: Ports;
  engine: Engine;
  clock: MovableClock;
}

/** Over a database. */
export interface LocalPlatform extends Platform {
  documents: SqliteDocuments;
  commits: Committer;
}

/** It keeps nothing beyond the process: for rehearsals. */
interface MemoryPlatform extends Platform {
  documents: MemoryDocuments;
}

interface PlatformOptions {
  clock: MovableClock;
  settings: RuntimeSettings;
  /** The machine's functions, given the ports; passed in because functions know ports, not the reverse. */
  tasks: (ports: Ports) => Tasks;
  /** Stands in for the inbox, for instance SMTP. */
  mail?: Mail;
  /** As many executions call functions at once; as many as fill a commit where nothing is said. */
  sideBySide?: number;
  random?: RandomBytes;
  measure?: (metric: Metric, value: number) => void;
  /** Puts something between the ports and whoever uses them: the simulator's faults. */
  wrap?: (ports: Ports) => Ports;
  observe?: Pick<EngineParts, 'onState' | 'onFailure'>;
}

/** A platform whose records outlive it. */
export interface LocalOptions extends PlatformOptions {
  database: DatabaseSync;
  /** Who writes to that database; this thread where nothing is given. */
  commits?: Committer | undefined;
}

/** The platform around one database. Nothing runs until the engine is asked to. */
export function localPlatform({
  database,
  commits = committer(database),
  ...options
}: LocalOptions): LocalPlatform {
  const stores = {
    documents: sqliteDocuments(database, commits),
    executions: executionStore(database, commits),
    inbox: inbox(database, commits),
  };
  return { ...stores, ...partsOver(stores, options), commits };
}

/** The same without a database. */
export function memoryPlatform(options: PlatformOptions): MemoryPlatform {
  const stores = { documents: memoryDocuments(), executions: memoryExecutions(), inbox: memoryInbox() };
  return { ...stores, ...partsOver(stores, options) };
}

/** The journey's machine, compiled when a process first needs it. */
let definition: CompiledDefinition | undefined;

function partsOver(stores: Stores, options: PlatformOptions): Omit<Platform, keyof Stores> {
  const { documents, executions, inbox: received } = stores;
  const { clock, settings, random = pooledRandomBytes(), measure = () => {} } = options;
  definition ??= compileDefinition(namedDefinition(journeyWorkflow));

  const journeys = {
    start: (input: Parameters<Engine['start']>[0]) => engine.start(input),
    wake: (token: string) => engine.wake(token),
  };
  const mail = options.mail ?? received;
  const bare: Ports = { documents, mail, journeys, clock, random, measure, settings };
  const ports = options.wrap?.(bare) ?? bare;
  const engine = createEngine({
    definition,
    store: executions,
    tasks: options.tasks(ports),
    clock,
    random,
    sideBySide: options.sideBySide,
    ...options.observe,
  });
  return { ports, engine, clock };
}
