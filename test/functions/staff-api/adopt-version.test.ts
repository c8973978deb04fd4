import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import { planned } from '../../../domain/journeys/participant-changes.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { reviveOverdue } from '../../../functions/journey/revive-overdue.ts';
import type { Documents } from '../../../platform/ports.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, surveyAt, without, withQuestion } from '../../support/changed-program.ts';
import { testPorts } from '../../support/ports.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';
import { DURING_BASELINE, NEXT, versionScene } from '../../support/scenes/version-scene.ts';

/** Every participant whose due time is not the one a fresh computation gives. */
async function stale({ ports }: StaffWorld, cohort: string, version: ProgramVersion): Promise<string[]> {
  const { doc } = (await ports.documents.get<Cohort>(`cohort#${cohort.split('/').at(-1)}`))!;
  const { items } = await ports.documents.list<Participant>(`${doc.id}/participants`, 200);
  return items
    .filter(({ doc: one }) => planned(version.program, doc, one, ports.clock.now()).dueAt !== one.dueAt)
    .map(({ key }) => key);
}

describe('adopting another version', () => {
  it('asks for the version of the cohort that was read', async () => {
    const { world, cohort } = await versionScene();
    const body = { version: NEXT.version };
    const path = `${cohort}/program-version`;
    expect((await world.call('PUT', path, { body })).status).toBe(428);
    const { etag } = (await world.call('GET', cohort)).headers;
    const adopted = await world.call('PUT', path, { body, headers: { 'if-match': etag } });
    expect(adopted).toMatchObject({
      status: 200,
      json: { programVersion: NEXT.version, replanning: true, earlierVersions: [{ version: CLP.version }] },
    });
    const again = await world.call('PUT', path, { body, headers: { 'if-match': etag } });
    expect(again.status).toBe(412);
    expect((await world.call('GET', cohort)).json).toMatchObject({ replanning: false });
  });

  it('reaches everybody, wakes who sleeps, and is on record', async () => {
    const sooner = changedProgram(CLP, (copy) => {
      surveyAt(copy, 'baseline').opens.offset = '-P30D' as Offset;
    });
    const { world, cohort, ids, adopt } = await versionScene(30, sooner);
    for (const [index, id] of ids.entries()) {
      const journey = { participantId: id, generation: 1, token: `t-${index}` };
      await world.ports.documents.write([{ key: `journey#${id}`, doc: journey, expectedVersion: 1 }]);
    }
    expect((await adopt()).status).toBe(200);
    expect(await stale(world, cohort, sooner)).toEqual([]);
    expect(new Set(world.ports.woken).size).toBe(30);
    const [entry] = world.ports
      .stored<AuditEntry>('audit')
      .filter(({ action }) => action === 'PUT /cohorts/{cohortId}/program-version');
    const after = sooner.version;
    expect(entry?.changes).toContainEqual({ pointer: '/programVersion', before: CLP.version, after });
  });

  it('that the cohort has already changes nothing', async () => {
    const { world, adopt } = await versionScene();
    await adopt();
    const stored = world.ports.everything();
    expect((await adopt()).status).toBe(200);
    expect(world.ports.everything()).toBe(stored);
  });

  it('can be taken back, and leaves everybody’s plan as it was', async () => {
    const { world, cohort, ids, adopt } = await versionScene();
    const plans = () =>
      Promise.all(
        ids.map(async (id) => {
          const { plan, timeline } = (await world.call('GET', `${cohort}/participants/${id}`)).json;
          return { plan, timeline };
        }),
      );
    const before = await plans();
    await adopt();
    expect(await plans()).not.toEqual(before);
    await adopt(CLP.version);
    expect(await plans()).toEqual(before);
    expect((await world.call('GET', cohort)).json.earlierVersions).toHaveLength(2);
  });

  it('is refused with every reason, and then changes nothing', async () => {
    const { world, adopt } = await versionScene(
      2,
      changedProgram(CLP, (copy) => without(copy, 'baseline')),
    );
    world.ports.clock.moveTo(DURING_BASELINE);
    const stored = world.ports.everything();
    expect(await adopt()).toMatchObject({
      status: 409,
      json: {
        type: '/problems/not-adoptable',
        refusals: [{ code: 'removed', touchpoint: 'baseline', people: 2 }],
      },
    });
    expect(world.ports.everything()).toBe(stored);
  });

  it('is compared with all that asked anybody: a question does not come back as another one two versions later', async () => {
    const gone = changedProgram(CLP, (copy) => {
      const { pages } = copy.surveys['leadership-practice']!;
      for (const page of pages) page.elements = page.elements.filter(({ name }) => name !== 'strong-areas');
      copy.surveys['leadership-practice']!.pages = pages.filter(({ elements }) => elements.length > 0);
    });
    const back = changedProgram(gone, (copy) => withQuestion(copy, 'leadership-practice', 'strong-areas'));
    const { world, cohort, adopt } = await versionScene(2, gone);
    world.ports.clock.moveTo(DURING_BASELINE);
    expect((await adopt()).status).toBe(200);
    const refusals = [{ code: 'question-type', survey: 'leadership-practice', question: 'strong-areas' }];
    const later = staffWorld(world.ports, [back]);
    const body = { version: back.version };
    const preview = await later.call('POST', `${cohort}/program-version/preview`, { body });
    expect(preview).toMatchObject({ status: 200, json: { refusals } });
    const path = `${cohort}/program-version`;
    const adopted = await later.call('PUT', path, { body, headers: { 'if-match': '*' } });
    expect(adopted).toMatchObject({ status: 409, json: { refusals } });
  });

  it('leaves who has withdrawn alone', async () => {
    const { world, cohort, ids, adopt } = await versionScene(1);
    const path = `${cohort}/participants/${ids[0]}`;
    const { etag } = (await world.call('POST', `${path}/withdrawal`)).headers;
    await adopt();
    expect((await world.call('GET', path)).headers.etag).toBe(etag);
  });

  it.each([1, 2, 4, 6])('that is cut off after write %i is finished by the sweep', async (writes) => {
    let left = Number.POSITIVE_INFINITY;
    const wrap = (documents: Documents): Documents => ({
      ...documents,
      async write(puts) {
        left -= 1;
        if (left < 0) throw new Error('gone');
        return documents.write(puts);
      },
    });
    const { world, cohort, adopt } = await versionScene(5, NEXT, testPorts({ wrap }));
    left = writes;
    expect((await adopt()).status).toBe(200);
    left = Number.POSITIVE_INFINITY;
    expect((await world.call('GET', cohort)).json.replanning).toBe(true);
    world.ports.clock.moveTo('2026-11-22T15:06:00.000Z' as Instant);
    await reviveOverdue(world.ports);
    expect((await world.call('GET', cohort)).json.replanning).toBe(false);
    expect(await stale(world, cohort, NEXT)).toEqual([]);
  });
});
