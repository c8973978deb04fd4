import type { DatabaseSync } from 'node:sqlite';
import type { RandomBytes } from '../../domain/id.ts';
import { journeyWorkflow, namedDefinition } from '../../workflows/catalogue.ts';
import type { Mail, Metric, Ports, RuntimeSettings } from '../ports.ts';
import type { MovableClock } from './clock.ts';
import { type Committer, committer } from './committer.ts';
import { compileDefinition } from './definition.ts';
import { type LocalDocuments, sqliteDocuments } from './documents.ts';
import { createEngine, type Engine, type EngineParts } from './engine.ts';
import { type ExecutionStore, executionStore } from './executions.ts';
import { type Inbox, inbox } from './inbox.ts';
import type { Tasks } from './interpreter.ts';
import { pooledRandomBytes } from './random.ts';

/** Everything of one process on one machine: the ports, and the parts behind them that pages and tests look at. */
export interface LocalPlatform {
  ports: Ports;
  engine: Engine;
  executions: ExecutionStore;
  documents: LocalDocuments;
  commits: Committer;
  inbox: Inbox;
  clock: MovableClock;
}

export interface LocalOptions {
  database: DatabaseSync;
  clock: MovableClock;
  settings: RuntimeSettings;
  /** The machine's functions, given the ports; passed in because functions know ports, not the reverse. */
  tasks: (ports: Ports) => Tasks;
  /** Stands in for the inbox, for instance SMTP. */
  mail?: Mail;
  random?: RandomBytes;
  measure?: (metric: Metric, value: number) => void;
  /** Puts something between the ports and whoever uses them: the simulator's faults. */
  wrap?: (ports: Ports) => Ports;
  observe?: Pick<EngineParts, 'onState' | 'onFailure'>;
}

/** Puts the local ports together around one database. Nothing runs until the engine is asked to. */
export function localPlatform(options: LocalOptions): LocalPlatform {
  const { database, clock, settings, random = pooledRandomBytes(), measure = () => {} } = options;
  let documents: LocalDocuments | undefined;
  const commits = committer(database, () => documents?.forget());
  documents = sqliteDocuments(database, commits);
  const received = inbox(database, commits);
  const executions = executionStore(database, commits);
  const definition = compileDefinition(namedDefinition(journeyWorkflow));

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
    ...options.observe,
  });
  return { ports, engine, executions, documents, commits, inbox: received, clock };
}
