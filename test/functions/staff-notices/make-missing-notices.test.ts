import { expect, it, onTestFinished, vi } from 'vitest';
import { noticesKey, type StaffNotices } from '../../../domain/notices/staff-notice.ts';
import { makeMissingNotices } from '../../../functions/staff-notices/make-missing-notices.ts';
import { testPorts } from '../../support/ports.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

/** Two cohorts, the first of which is from before there were notices. */
async function scene() {
  const world = staffWorld();
  const { documents } = world.ports;
  const keys: string[] = [];
  for (const title of ['Older', 'Newer'])
    keys.push(noticesKey((await world.cohort({ title })).split('/').at(-1)!));
  const [older, newer] = keys as [string, string];
  const made = (await documents.get<StaffNotices>(older))!.doc;
  await documents.write([{ key: older, doc: undefined, expectedVersion: 1 }]);
  return { ...world, documents, older, newer, made };
}

it('a cohort from before there were notices gets those that it would have been made with', async () => {
  const { ports, documents, older, newer, made } = await scene();
  await makeMissingNotices(ports);
  expect(await documents.get(older)).toMatchObject({ version: 1, doc: made });
  expect(made.dueAt).toBeDefined();
  const stored = ports.everything();
  await makeMissingNotices(ports);
  expect(ports.everything()).toBe(stored);
  expect((await documents.get(newer))!.version).toBe(1);
});

it('a cohort whose notices cannot be made keeps nobody else from them, and is in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const { ports, documents, older, newer } = await scene();
  await documents.write([{ key: newer, doc: undefined, expectedVersion: 1 }]);
  const write = async (...of: Parameters<typeof documents.write>) => {
    if (of[0].some(({ key }) => key === older)) throw new Error('disk');
    await documents.write(...of);
  };
  await makeMissingNotices({ ...ports, documents: { ...documents, write } });
  expect(await documents.get(newer)).toBeDefined();
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ in: 'notices', record: older }));
});

it('a list of cohorts that cannot be read keeps nobody from being told', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const ports = testPorts({ wrap: (bare) => ({ ...bare, list: () => Promise.reject(new Error('disk')) }) });
  await makeMissingNotices(ports);
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ in: 'notices' }));
});
