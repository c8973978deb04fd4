import { awsPorts } from '../middleware/aws-ports.ts';
import { sleepUntilWoken } from './sleep-until-woken.ts';
import type { JourneyTask } from './task.ts';

const ports = awsPorts();

/** The machine's "Sleep until then": stores the token that ends the sleep. */
export const handler = (task: JourneyTask & { version: number; token: string }) =>
  sleepUntilWoken(ports, task);
