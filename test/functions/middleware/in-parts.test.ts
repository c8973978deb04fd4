import { describe, expect, it } from 'vitest';
import type { Response } from '../../../domain/surveys/response.ts';
import type { Answers } from '../../../domain/surveys/survey.ts';
import { inParts } from '../../../functions/middleware/in-parts.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { CLP, PROGRAMS } from '../../support/builders.ts';
import { testClient } from '../../support/http-call.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

describe('behind a gateway that cannot stream', () => {
  const world = staffWorld();
  const context = { ...world.ports, programs: PROGRAMS, publicHolidays };
  const call = testClient(
    inParts(
      staffApi(() => context),
      20_000,
    ),
  );
  const next = (link: string | undefined) => /<[^?]*\?([^>]*)>; rel="next"/.exec(link ?? '')?.[1];

  it('comes in parts that are the file when they are joined', async () => {
    const { path } = await answeredCohort(world);
    const url = `${path}/files/responses-long`;
    const whole = await world.call('GET', url);
    let query: string | undefined = '';
    const parts: string[] = [];
    while (query !== undefined) {
      const part = await call('GET', url, { query });
      expect(part.status).toBe(200);
      parts.push(part.text);
      query = next(part.headers.link);
    }
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('')).toBe(whole.text);
  });

  it('says so when the file has changed between two parts', async () => {
    const { path } = await answeredCohort(world);
    const url = `${path}/files/responses-long`;
    const first = await call('GET', url);
    const { items } = await world.ports.documents.list<object>(`${path.split('/').at(-1)}/responses`, 9);
    await world.ports.documents.write(
      items.map(({ key, version }) => ({ key, doc: undefined, expectedVersion: version })),
    );
    const second = await call('GET', url, { query: next(first.headers.link)! });
    expect(second).toMatchObject({ status: 409, json: { type: '/problems/changed-meanwhile' } });
  });

  it('says so before the last part too, also where the file is as long as before', async () => {
    const comment = CLP.surveys['leadership-practice']!.pages.flatMap(({ elements }) => elements).find(
      ({ type }) => type === 'comment',
    )!.name;
    const said = (words: string) => (drawn: Answers) => ({ ...drawn, [comment]: words });
    const { path } = await answeredCohort(world, { answers: said('before') });
    const url = `${path}/files/responses-long`;
    let query = next((await call('GET', url)).headers.link)!;
    for (;;) {
      const further = next((await call('GET', url, { query })).headers.link);
      if (further === undefined) break;
      query = further;
    }
    const { items } = await world.ports.documents.list<Response>(`${path.split('/').at(-1)}/responses`, 9);
    await world.ports.documents.write(
      items.map(({ key, version, doc }) => ({
        key,
        doc: { ...doc, answers: said('behind')(doc.answers) },
        expectedVersion: version,
        listed: {
          list: `${doc.cohortId}/responses`,
          sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}`,
        },
      })),
    );
    expect((await call('GET', url, { query })).status).toBe(409);
  });

  it('refuses a part that it never named, and leaves other answers as they are', async () => {
    const { path } = await answeredCohort(world);
    const part = await call('GET', `${path}/files/roster`, { query: 'part=12' });
    expect(part).toMatchObject({ status: 400, json: { type: '/problems/part' } });
    const made = await call('GET', `${path}/files/roster`, { query: `part=999999.${'0'.repeat(64)}` });
    expect(made.status).toBe(409);
    expect((await call('GET', path)).status).toBe(200);
    expect((await call('GET', `${path}/files/roster`, { claims: undefined })).status).toBe(401);
  });
});
