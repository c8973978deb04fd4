import { NotFound } from '../../../domain/errors.ts';
import { yearOf } from '../../../domain/year.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { personalLink } from '../../personal-link.ts';
import { FormBody, readForm } from '../form-body.ts';
import { openYear } from '../open-year.ts';
import { orRefusal } from '../page-answer.ts';
import { hasButton } from '../pages/year/year-rows.ts';
import { yearAnswer } from '../year-answer.ts';

/** Leads to what is due, or to one's seat, through a new link that lives as long as a mailed one does. */
export const postYearOpen = endpoint({
  method: 'POST',
  path: '/year/open',
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, ports) => {
    const { documents } = ports;
    const form = await readForm(body);
    const token = form.get('t') ?? '';
    return orRefusal(documents, token, async () => {
      const opened = await openYear(documents, token, now);
      const { program, cohort, participant, link } = opened;
      const rows = yearOf(program.program, cohort.doc, participant.doc, now);
      const row = rows.find(({ planned }) => planned.touchpoint.id === form.get('touchpoint'));
      if (!row) throw new NotFound('touchpoint');
      if (!hasButton(row)) return yearAnswer(documents, opened, now, { status: 409 });
      const { touchpoint, closes } = row.planned;
      const { path, put } = personalLink(ports, participant.doc, {
        purpose: touchpoint.kind,
        touchpoint: touchpoint.id,
        contactId: link.contactId,
        expiresAt: closes.at,
      });
      return { status: 303, headers: { location: path }, writes: [put] };
    });
  },
});
