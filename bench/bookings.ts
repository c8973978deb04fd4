import { linkTo } from '../test/support/reading/mail-links.ts';
import { mailOf, openSite } from '../test/support/scenes/site.ts';
import { springCohort } from '../test/support/scenes/spring-cohort.ts';
import { percentile, report } from './report.ts';

const PEOPLE = 100;
const SEATS = 8;
const P99_MS = 250;

const site = await openSite({ isDurable: true });
const { sessions } = await springCohort(site, { people: PEOPLE, capacity: SEATS });
await mailOf(site, '.focus-group.invitation.');
const tokens = site
  .mails()
  .filter(({ contactId }) => contactId.includes('.focus-group.invitation.'))
  .map((mail) => new URL(linkTo('/focus-group', mail)).searchParams.get('t')!);
const body = JSON.stringify({ focusGroupId: sessions[0]!.id });

async function book(token: string): Promise<{ status: number; text: string; ms: number }> {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json', 'link-token': token };
  const response = await fetch(`${site.url}/api/seat`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, text, ms: performance.now() - begun };
}

// Whoever books has looked at the page.
for (const token of tokens) await (await fetch(`${site.url}/focus-group?t=${token}`)).text();
const answers = await Promise.all(tokens.map(book));
const alone: number[] = [];
for (const token of tokens) alone.push((await book(token)).ms);
await site.close();

const of = (status: number) => answers.filter((answer) => answer.status === status);
const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
const offered = of(409).filter(({ text }) => text.includes(sessions[1]!.id));
report(`${tokens.length} at once for ${SEATS} seats: booked`, of(201).length, `${SEATS}`, (x) => x === SEATS);
const others = PEOPLE - SEATS;
report('  told "full", with the other sessions', offered.length, `${others}`, (x) => x === others);
const failed = answers.filter(({ status }) => status >= 500).length;
report('  failed (5xx)', failed, '0', (x) => x === 0);
const p99 = Math.round(percentile(times, 0.99));
report('  p99 of one of them (ms)', p99, `under ${P99_MS}`, (x) => x < P99_MS);
const single =
  Math.round(
    percentile(
      alone.sort((a, b) => a - b),
      0.99,
    ) * 10,
  ) / 10;
report('  p99 one after the other, refused (ms)', single);
