import { NotFound } from '../../../domain/errors.ts';
import { usableUntil } from '../../../domain/links/link-expiry.ts';
import { yearOf } from '../../../domain/participants/year.ts';
import { makeLink } from '../../journey/make-link.ts';
import { openYear } from '../open-year.ts';
import { hasButton } from '../pages/year/year-rows.ts';
import { tokenForm } from '../token-form.ts';
import { yearAnswer } from '../year-answer.ts';

/** Leads to what is due, or to one's seat, through a new link that lives as long as a mailed one does. */
export const postYearOpen = tokenForm('/year/open', async ({ form, token, now }, ports) => {
  const { documents } = ports;
  const opened = await openYear(documents, token, now);
  const { program, cohort, participant } = opened;
  const rows = yearOf(program.program, cohort.doc, participant.doc, now);
  const row = rows.find(({ planned }) => planned.touchpoint.id === form.get('touchpoint'));
  if (!row) throw new NotFound('touchpoint');
  if (!hasButton(row)) return yearAnswer(documents, opened, now, { status: 409 });
  const { touchpoint } = row.planned;
  const until = usableUntil(row.planned, participant.doc.touchpoints);
  const contact = { touchpoint: touchpoint.id, ...BY_THEMSELVES };
  const { url, put } = makeLink(ports, opened, contact, touchpoint.kind, until);
  const { pathname, search } = new URL(url);
  return { status: 303, headers: { location: `${pathname}${search}` }, writes: [put] };
});

/** No mail brought this link: it is numbered before the first that could. */
const BY_THEMSELVES = { kind: 'link', number: 0 } as const;
