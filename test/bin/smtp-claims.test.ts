import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { plusSeconds } from '../../domain/dates/instant.ts';
import { SMTP_CONNECTIONS } from '../../platform/local/smtp.ts';
import { openSite } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const PEOPLE = SMTP_CONNECTIONS + 10;

it('no more mails are claimed than have a connection: a power cut leaves no others of unknown fate (F1)', async () => {
  const allTaken = Promise.withResolvers<'all taken'>();
  const sockets: Socket[] = [];
  // Lets everybody in, and says nothing.
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    if (sockets.length === SMTP_CONNECTIONS) allTaken.resolve('all taken');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site = await openSite({ smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` });
  await springCohort(site, { people: PEOPLE });
  const ledger = site.database.prepare("SELECT count(*) AS count FROM documents WHERE key LIKE 'ledger#%'");
  const claims = () => ledger.get()!.count;
  let moved: Promise<void>;
  do moved = site.moveTo(plusSeconds((await site.pacemaker.nextEvent())!, 5));
  while ((await Promise.race([moved, allTaken.promise])) !== 'all taken');
  expect(claims()).toBe(SMTP_CONNECTIONS);
  // Nobody is left out: the others have their turn when those are over.
  server.close();
  for (const socket of sockets) socket.destroy();
  await moved;
  expect(claims()).toBe(PEOPLE);
  await site.close();
});

it('says to whoever runs the machine that mail does not leave: a notice would not either (F75)', async () => {
  const site = await openSite({ smtpUrl: 'smtp://127.0.0.1:9' });
  await springCohort(site, { people: 3 });
  await site.moveTo(plusSeconds((await site.pacemaker.nextEvent())!, 5));
  const said = site.output.text();
  await site.close();
  expect(said.match(/Mail does not leave: ESOCKET\. It is tried again\./g)).toHaveLength(1);
  expect(said).not.toContain('hospital.example');
});
