import { expect, it, onTestFinished, vi } from 'vitest';
import { everyQuarterHour } from '../../functions/every-quarter-hour.ts';
import { report } from '../../functions/middleware/report.ts';
import { testPorts } from '../support/ports.ts';

it('tells the log why the records that are due could not even be listed (F67)', async () => {
  const unreadable = () => Promise.reject(Object.assign(new Error('disk'), { code: 'EIO' }));
  const ports = testPorts({ wrap: (documents) => ({ ...documents, due: unreadable }) });
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  report(await everyQuarterHour(ports).catch((error: unknown) => error), { in: 'journey' });
  const error = expect.objectContaining({ cause: expect.objectContaining({ name: 'Error', code: 'EIO' }) });
  expect(log).toHaveBeenCalledWith({ in: 'journey', error });
});
