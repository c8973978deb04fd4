import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { DESK, type Desk } from '../desk.ts';

/** The clock for programs: what it says, where it is being moved to, and when something happens next. */
export const getClock = endpoint({
  method: 'GET',
  path: '/clock',
  scope: DESK,
  handle: async ({ now }, { pacemaker, machineNow }: Desk) => ({
    status: 200,
    body: {
      now,
      machineNow: machineNow(),
      movingTo: pacemaker.movingTo() ?? null,
      nextEvent: (await pacemaker.nextEvent()) ?? null,
    },
  }),
});
