import * as z from 'zod';
import { participantMove, summaryOf } from '../../../domain/journeys/replan.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { requireStaysOver } from '../../../domain/results/require-stays-over.ts';
import {
  adoptedCohort,
  countReached,
  countReachedBefore,
  noneReached,
} from '../../../domain/versions/adoption.ts';
import { refusals } from '../../../domain/versions/adoption-refusals.ts';
import { everybodyOf } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery } from '../page.ts';
import { changedWaves, finishing } from '../participants/begun-surveys.ts';
import { moveView } from '../participants/participant-view.ts';
import { namedVersion, VersionName, versionsBefore } from '../programs/program-versions.ts';
import { InCohort } from '../schemas.ts';
import { AdoptionPreview } from './adoption-answer.ts';

/**
 * What another version would move, add and take away for every participant of a page, and why it cannot be adopted as
 * far as they are concerned; changes nothing.
 */
export const previewProgramVersion = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/program-version/preview',
  summary: 'Preview what another version of the program would change',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  body: z.strictObject({ version: VersionName }),
  idempotency: 'none',
  example: { version: '0123456789abcdef' },
  answers: { 200: AdoptionPreview },
  async handle({ params: { cohortId }, query, body, now, principal }, context: StaffContext) {
    const { documents } = context;
    const { doc: cohort, version } = await loadCohort(documents, cohortId);
    const from = await loadProgram(documents, cohort);
    const to = await namedVersion(context, cohort.programId, body.version);
    const before = { program: from.program, cohort };
    const after = { program: to.program, cohort: adoptedCohort(cohort, to, now) };
    // Without dates for its anchors nobody has a plan by it: that is a refusal, and nothing moves.
    const isDated = to.program.anchors.every((anchor) => Object.hasOwn(cohort.anchors, anchor));
    if (isDated) {
      await requireStaysOver(
        () => everybodyOf(documents, cohortId),
        { program: from, cohort },
        { program: to, cohort: after.cohort },
        now,
      );
    }
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    const reached = noneReached(from.program);
    const earlier = await versionsBefore(context, cohort);
    for (const { doc } of page.items) {
      countReached(reached, from.program, cohort, doc, now);
      for (const one of earlier) countReachedBefore(one, cohort, doc);
    }
    const waves = changedWaves(from, to);
    const items = await Promise.all(
      page.items
        .filter(({ doc }) => isDated && doc.status.kind === 'active')
        .map(async ({ doc }) => ({
          ...participantMove(before, after, doc, now),
          finishing: await finishing(documents, waves, doc),
        })),
    );
    return {
      status: 200,
      body: {
        summary: summaryOf(items),
        refusals: refusals(from, to, cohort, reached, earlier),
        items: items.map((move) => moveView(move, principal)),
        cursor: page.cursor,
      },
      version,
    };
  },
});
