import type { ParticipantId } from '../../../domain/id.ts';
import type { Answers } from '../../../domain/surveys/survey.ts';
import type { Message } from '../../../platform/ports.ts';
import { drawAnswers } from '../../../rehearsal/answers.ts';
import { httpClient } from '../../../rehearsal/http-client.ts';
import { seeded } from '../../../rehearsal/seeded.ts';
import { CLP } from '../builders.ts';
import { linkTo } from '../reading/mail-links.ts';
import type { Site } from './site.ts';

/** What somebody answered in one wave. */
export interface Said {
  id: ParticipantId;
  wave: string;
  answers: Answers;
}

/** People who answer and book by the links of the mails they got; what they answered is kept in order. */
export function answeringPeople(site: Pick<Site, 'handle' | 'mails'>) {
  const call = httpClient(site.handle);
  const random = seeded(11);
  const said: Said[] = [];

  const newest = (id: ParticipantId, touchpoint: string): Message => {
    const found = site.mails().findLast(({ contactId }) => contactId.startsWith(`${id}.${touchpoint}.`));
    if (!found) throw new Error(`${id} has had no mail about ${touchpoint}.`);
    return found;
  };
  async function send(path: string, link: string, body: object): Promise<void> {
    const headers = { 'link-token': new URL(link).searchParams.get('t')! };
    const answer = await call('POST', path, { body, headers });
    if (answer.statusCode !== 201)
      throw new Error(`${path} was answered ${answer.statusCode}: ${answer.body}`);
  }

  return {
    said: said as readonly Said[],
    /** Each answers with drawn answers, changed by `to`. */
    async answer(
      people: readonly ParticipantId[],
      wave: string,
      to = (drawn: Answers, _index: number): Answers => drawn,
    ): Promise<void> {
      const touchpoint = CLP.program.touchpoints.find(({ id }) => id === wave)!;
      if (touchpoint.kind !== 'survey') throw new Error(`${wave} is no survey.`);
      for (const [index, id] of people.entries()) {
        const answers = to(drawAnswers(random, CLP.surveys[touchpoint.survey]!), index);
        const link = linkTo('/survey', newest(id, wave));
        await send('/api/response', link, { answers, programVersion: CLP.version });
        said.push({ id, wave, answers });
      }
    },
    async book(people: readonly ParticipantId[], focusGroupId: string): Promise<void> {
      for (const id of people) {
        await send('/api/seat', linkTo('/focus-group', newest(id, 'focus-group')), { focusGroupId });
      }
    },
  };
}
