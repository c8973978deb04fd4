import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { GoalReview, GoalText } from '../../domain/participants/goal.ts';
import { questionsOf } from '../../domain/surveys/survey.ts';
import { endpoints } from '../../functions/participant-api/routes.ts';
import { routes } from '../../functions/staff-api/routes.ts';
import { mailParts } from '../../web/console/mails/mail-parts.ts';
import { browserStories } from '../support/browser/browser.ts';
import { CLP } from '../support/builders.ts';
import { HOSTILE, type HostileField, hostile, hostileAddress } from '../support/hostile-texts.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { ofTheApi } from '../support/reading/of-the-api.ts';
import { readCsv } from '../support/reading/read-csv.ts';
import { textFields } from '../support/reading/text-fields.ts';
import { hostileCohort } from '../support/scenes/hostile-cohort.ts';
import type { Site } from '../support/scenes/site.ts';

const stories = browserStories();

/** Where the API takes text, and which hostile one is stored there; none where the text is looked up and not kept. */
const TYPED: Record<string, HostileField[]> = {
  'POST /cohorts title': ['title'],
  'POST /cohorts contactPerson.name': ['contactName'],
  'POST /cohorts contactPerson.email': ['contactAddress'],
  'PATCH /cohorts/{cohortId} title': ['title'],
  'PATCH /cohorts/{cohortId} contactPerson.name': ['contactName'],
  'PATCH /cohorts/{cohortId} contactPerson.email': ['contactAddress'],
  'POST /cohorts/{cohortId}/participants name': ['name'],
  'POST /cohorts/{cohortId}/participants email': ['address'],
  'PATCH /cohorts/{cohortId}/participants/{participantId} name': ['name'],
  'PATCH /cohorts/{cohortId}/participants/{participantId} email': ['address'],
  'POST /cohorts/{cohortId}/focus-groups place': ['place'],
  'POST /cohorts/{cohortId}/focus-groups joinUrl': ['joinUrl'],
  'PATCH /cohorts/{cohortId}/focus-groups/{focusGroupId} place': ['place'],
  'PATCH /cohorts/{cohortId}/focus-groups/{focusGroupId} joinUrl': ['joinUrl'],
  'POST /cohorts/{cohortId}/reminders touchpoint': [],
  'POST /cohorts/{cohortId}/participants/{participantId}/links touchpoint': [],
  'POST /cohorts/{cohortId}/imports a file': ['name', 'address'],
  'POST /cohorts/{cohortId}/program-version/preview version': [],
  'PUT /cohorts/{cohortId}/program-version version': [],
  'POST /survey a form': ['answer.current-challenge', 'answer.keep'],
  'POST /focus-group a form': [],
  'POST /stop a form': [],
  'POST /link/again a form': [],
  'POST /year/open a form': [],
  'POST /year/goal a form': ['goal.specific'],
  'POST /year/review a form': ['note'],
  'POST /year/away a form': [],
  'POST /year/time-zone a form': [],
  'POST /year/mail a form': [],
  'POST /year/leave a form': [],
  'PUT /api/draft answers': ['answer.current-challenge'],
  'PUT /api/draft programVersion': [],
  'POST /api/response answers': ['answer.current-challenge'],
  'POST /api/response programVersion': [],
};

const PROBES = [hostile('probe', 100), hostileAddress('probe'), HOSTILE.joinUrl];

it('every place where text is typed has a hostile one in what follows, and none takes an override of its direction', () => {
  const places = [...routes, ...endpoints].flatMap(({ method, path, bodyAs, described: { body } }) => {
    if (!body) return [];
    if (bodyAs !== 'json') return [`${method} ${path} ${bodyAs === 'bytes' ? 'a file' : 'a form'}`];
    return textFields(body, PROBES).map((field) => `${method} ${path} ${field}`);
  });
  expect(places.sort()).toEqual(Object.keys(TYPED).sort());
  const goal = [
    ...textFields(GoalText, PROBES).map((part) => `goal.${part}`),
    ...textFields(GoalReview, PROBES),
  ];
  const answers = Object.values(CLP.surveys).flatMap((survey) =>
    questionsOf(survey).flatMap(({ type, name }) => (type === 'comment' ? [`answer.${name}`] : [])),
  );
  const known = new Set<string>(Object.keys(HOSTILE));
  expect([...goal, ...answers].filter((field) => !known.has(field))).toEqual([]);

  const reordering = PROBES.map((text) => `${text.slice(0, 20)}\u202E`);
  const typed = [...routes, ...endpoints].filter(({ bodyAs }) => bodyAs === 'json');
  const taking = typed.flatMap(({ path, described: { body } }) =>
    (body ? textFields(body, reordering) : []).map((field) => `${path} ${field}`),
  );
  // Looked up or checked by the survey's definition, not stored as they come.
  expect(
    taking.filter((place) => !/ (?:answers|programVersion|version|touchpoint|joinUrl)$/.test(place)),
  ).toEqual([]);
});

interface Scene {
  site: Site;
  path: string;
  people: string[];
}

interface Visit {
  /** Below the console's address. */
  at: (scene: Scene) => string;
  /** What is to be read on it, letter for letter. */
  shows: HostileField[];
  /** Brings everything before the eyes that the page has to show. */
  show?: (page: Page, scene: Scene) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Asks something in a dialog, looks at it, and goes away again. */
const asking = async (page: Page, name: RegExp) => {
  await button(page, name).click();
  await page.getByRole('dialog', { name: /./ }).waitFor();
  await expectInert(page, name.source, []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

const PAGES: Record<string, Visit> = {
  '/': { at: () => '/', shows: ['title'] },
  '/plan': { at: () => '/plan', shows: [] },
  '/programs/:programId/results': { at: () => '/programs/clp/results', shows: ['title'] },
  '/cohorts/:cohortId': {
    at: ({ path }) => path,
    shows: ['title', 'name'],
    show: (page) => asking(page, /^Settle: /),
  },
  '/cohorts/:cohortId/people': { at: ({ path }) => `${path}/people`, shows: ['name'] },
  '/cohorts/:cohortId/people/:id': {
    at: ({ path, people }) => `${path}/people/${people[0]}`,
    shows: ['name', 'address'],
    show: async (page) => {
      await asking(page, /^Withdraw/);
      await asking(page, /^Pause/);
    },
  },
  '/cohorts/:cohortId/missing/:touchpoint?': {
    at: ({ path }) => `${path}/missing`,
    shows: ['name'],
    show: async (page) => {
      await button(page, 'See who would be reminded').click();
      await page.getByText('would be reminded').first().waitFor();
    },
  },
  '/cohorts/:cohortId/focus-groups': {
    at: ({ path }) => `${path}/focus-groups`,
    shows: ['place', 'joinUrl', 'name'],
  },
  '/cohorts/:cohortId/enroll': { at: ({ path }) => `${path}/enroll`, shows: ['title'] },
  '/cohorts/:cohortId/import': {
    at: ({ path }) => `${path}/import`,
    shows: ['name', 'address'],
    show: async (page) => {
      const rows = [
        'name,email',
        `"${HOSTILE.name.replaceAll('"', '""')}",${HOSTILE.address}`,
        '=x,no address',
      ];
      const name = `${hostile('file', 100).replaceAll('/', '')}.csv`;
      const file = { name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
      await page.getByLabel('CSV file').setInputFiles(file);
      await page.getByText('1 of 2 rows has something wrong.').waitFor();
      await expectInert(page, 'a faulty file', []);
      await button(page, /^Leave out 1 row/).click();
      await page.getByText('1 row can be imported: 0 new, 1 already there.').waitFor();
    },
  },
  '/cohorts/:cohortId/mails': {
    at: ({ path }) => `${path}/mails`,
    shows: ['contactName'],
    show: async (page) => void (await page.locator('iframe').waitFor()),
  },
  '/cohorts/:cohortId/move': {
    at: ({ path }) => `${path}/move`,
    shows: ['name', 'place'],
    show: async (page) => {
      await page.getByLabel('Training start', { exact: true }).fill('2027-05-20');
      await page.getByLabel('Training end', { exact: true }).fill('2027-05-21');
      await page.keyboard.press('Escape');
      await button(page, 'Show what would change').click();
      await page.getByText('Seats outside the new window').waitFor();
    },
  },
  '/cohorts/:cohortId/settings': {
    at: ({ path }) => `${path}/settings`,
    shows: ['title', 'contactName', 'contactAddress'],
    show: async (page) => {
      for (const said of ['Nobody is told by mail', 'Notices go to']) {
        await page.getByLabel(/^Tell the contact person/).click();
        await button(page, 'Store the settings').click();
        await page.getByText(said).waitFor();
      }
    },
  },
  '/cohorts/:cohortId/version': { at: ({ path }) => `${path}/version`, shows: ['title'] },
  '/cohorts/:cohortId/people/:id/history': {
    at: ({ path, people }) => `${path}/people/${people[0]}/history`,
    shows: ['name', 'address'],
  },
  '/cohorts/:cohortId/results': {
    at: ({ path }) => `${path}/results`,
    shows: ['answer.current-challenge', 'answer.change'],
  },
  '/cohorts/:cohortId/report': { at: ({ path }) => `${path}/report`, shows: ['title'] },
  '/cohorts/:cohortId/files': { at: ({ path }) => `${path}/files`, shows: ['title'] },
  '/cohorts/:cohortId/history': { at: ({ path }) => `${path}/history`, shows: ['title'] },
};

/** What is on the page, in frames and shadows too: its text with what is in its fields, and what could do something. */
const LOOK = `(() => {
  const roots = [document];
  for (const root of roots) {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) roots.push(one.shadowRoot);
      if (one.tagName === 'IFRAME' && one.contentDocument) roots.push(one.contentDocument);
    }
  }
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const live = all('*').filter((one) =>
    [...one.attributes].some(({ name }) => name.startsWith('on')) ||
    (one.tagName === 'IMG') ||
    (one.tagName === 'SCRIPT' && !one.src.startsWith(location.origin)) ||
    (one.tagName === 'A' && /^\\s*(javascript|data):/i.test(one.getAttribute('href') ?? '')));
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    text: [...roots.map((root) => (root.body ?? root).textContent), ...all('input').map(({ value }) => value)].join('\\n'),
    live: live.map(({ outerHTML }) => outerHTML),
    ran: 'hacked' in globalThis,
    outside: scrollWidth === clientWidth ? [] : all('main *')
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.scroll, .roster, .rows'))
      .slice(0, 3)
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  };
})()`;

interface Look {
  text: string;
  live: string[];
  ran: boolean;
  /** Elements that hang over the right edge of a page that is too wide. */
  outside: string[];
}

/** Nothing runs, could run or is put in; what is typed is read letter for letter; nothing hangs out on either screen. */
async function expectInert(page: Page, where: string, shows: readonly HostileField[]): Promise<void> {
  for (const [width, height] of [
    [820, 1180],
    [1280, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { text, ...rest } = await page.evaluate<Look>(LOOK);
    expect.soft(rest, `${where} at ${width}`).toEqual({ live: [], ran: false, outside: [] });
    expect
      .soft(
        shows.filter((field) => !text.includes(HOSTILE[field])),
        `not read on ${where}`,
      )
      .toEqual([]);
  }
}

it('hostile text in everything that can be typed is read as it is on every page, in every file and mail, and does nothing', async () => {
  const site = await stories.site();
  const { path, people } = await hostileCohort(site);
  const scene = { site, path, people };
  const stored = site.contents();
  const inJson = (text: string, times: number): string =>
    times === 0 ? text : inJson(JSON.stringify(text).slice(1, -1), times - 1);
  const fields = Object.keys(HOSTILE) as HostileField[];
  expect(fields.filter((field) => !stored.includes(inJson(HOSTILE[field], 2)))).toEqual([]);

  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto('/console/');
  const declared = [...readFileSync('web/console/pages.tsx', 'utf8').matchAll(/path="([^"]+)"/g)]
    .map(([, route]) => route!)
    .filter((route) => !route.endsWith('/*?'));
  expect(Object.keys(PAGES).sort()).toEqual(declared.sort());
  for (const [route, { at, shows, show }] of Object.entries(PAGES)) {
    await page.evaluate(`history.pushState(null, '', '/console${at(scene)}')`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByText(/^(?:Loading|Counting) /)
      .first()
      .waitFor({ state: 'detached' });
    await show?.(page, scene);
    await expectInert(page, route, shows);
  }

  const files = JSON.parse(await ofTheApi(site, `${path}/files`)).items as { name: string }[];
  const cells = new Set<string>();
  for (const { name } of files) {
    const text = await ofTheApi(site, `${path}/files/${name}`);
    const raw: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
    expect(
      raw.flat().filter((cell) => /^[=+@]|^-\D/.test(cell)),
      name,
    ).toEqual([]);
    for (const row of readCsv(text)) for (const cell of Object.values(row)) cells.add(cell);
  }
  const inFiles = [
    'name',
    'address',
    'answer.current-challenge',
    'answer.would-help',
    'answer.change',
  ] as const;
  expect(inFiles.filter((field) => !cells.has(HOSTILE[field]))).toEqual([]);

  // Every kind of mail as HTML, and the pages that their links lead to.
  const kinds = new Map<string, number>();
  site.mails().forEach(({ contactId }, index) => {
    kinds.set(contactId.split('.').slice(1, 3).join('.'), index + 1);
  });
  for (const [kind, number] of kinds) {
    const html = await page.evaluate<string>(
      `fetch('/inbox/${number}/html').then((answer) => answer.text())`,
    );
    const seen = await page.evaluate<{ live: number; text: string }>(`(() => {
      const { body } = new DOMParser().parseFromString(${JSON.stringify(mailParts(html).html)}, 'text/html');
      return { live: body.querySelectorAll('img, script, [onerror]').length, text: body.textContent };
    })()`);
    expect.soft(seen.live, kind).toBe(0);
    // Mail to staff has nobody's name.
    expect.soft(seen.text, kind).toContain(kind.startsWith('staff.') ? HOSTILE.title : HOSTILE.name);
  }
  for (const address of ['/', '/inbox', `/inbox/${site.mails().length}`]) {
    await page.goto(address);
    await expectInert(page, address, []);
  }
  const theirs = (link: string) =>
    linkTo(
      link,
      site
        .mails()
        .findLast(
          ({ contactId, text }) => contactId.startsWith(`${people[0]}.`) && text.includes(`${link}?`),
        )!,
    );
  for (const link of ['/survey', '/focus-group', '/year', '/stop']) {
    await page.goto(theirs(link));
    await expectInert(page, link, link === '/year' ? ['goal.specific'] : []);
  }
});
