import type { Ports } from '../../platform/ports.ts';
import { startNextGeneration } from '../journey/start-next-generation.ts';
import { wakeJourney } from '../journey/wake-journey.ts';
import { replanCohort } from '../replan-cohort.ts';
import { settleFocusGroup } from '../settle-focus-group.ts';
import type { TimeLeft } from '../time-left.ts';
import type { Answer } from './endpoint.ts';
import { report } from './report.ts';

/**
 * What follows from a committed change, best effort: the caller's change stands whatever fails here, and the
 * sweep finds every record that was left behind.
 */
export async function afterCommit(
  ports: Pick<Ports, 'documents' | 'journeys' | 'clock'>,
  { start = [], wake = [], begin = [], replan, settle = [] }: Answer,
  time?: Partial<TimeLeft>,
): Promise<void> {
  const results = [
    ...(await Promise.allSettled([
      ...start.map((input) => ports.journeys.start(input)),
      ...wake.map((participantId) => wakeJourney(ports, participantId)),
      ...begin.map((participant) => startNextGeneration(ports, participant)),
      ...(replan ? [replanCohort(ports, replan, time)] : []),
    ])),
    // Afterwards, because both write the same people.
    ...(await Promise.allSettled(settle.map((id) => settleFocusGroup(ports, id)))),
  ];
  for (const result of results) {
    if (result.status === 'rejected') report(result.reason, { after: 'commit' });
  }
}
