import * as z from 'zod';
import { AnchorDates, movedCohort } from '../../../domain/cohorts/cohort-start.ts';
import { participantMove, summaryOf } from '../../../domain/journeys/replan.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { requireStaysOver } from '../../../domain/results/require-stays-over.ts';
import { everybodyOf } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery } from '../page.ts';
import { MovePreview } from '../participants/participant-answers.ts';
import { moveView } from '../participants/participant-view.ts';
import { InCohort } from '../schemas.ts';

/** What other dates would move, and what stays, for every participant of a page; changes nothing. */
export const previewAnchors = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/anchors/preview',
  summary: 'Preview what other dates would move',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  body: z.strictObject({ anchors: AnchorDates }),
  idempotency: 'none',
  example: { anchors: { trainingStart: '2027-03-18', trainingEnd: '2027-03-19' } },
  answers: { 200: MovePreview },
  async handle(
    { params: { cohortId }, query, body, now, principal },
    { documents, publicHolidays }: StaffContext,
  ) {
    const { doc: before, version: etag } = await loadCohort(documents, cohortId);
    const version = await loadProgram(documents, before);
    const { program } = version;
    const after = movedCohort(version, before, body.anchors, publicHolidays, now);
    await requireStaysOver(
      () => everybodyOf(documents, cohortId),
      { program: version, cohort: before },
      { program: version, cohort: after },
      now,
    );
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    const items = page.items
      .filter(({ doc }) => doc.status.kind === 'active')
      .map(({ doc }) => participantMove({ program, cohort: before }, { program, cohort: after }, doc, now));
    return {
      status: 200,
      body: {
        summary: summaryOf(items),
        items: items.map((move) => moveView(move, principal)),
        cursor: page.cursor,
      },
      version: etag,
    };
  },
});
