/**
 * On every page; they work without it. It takes the token out of the address bar at once, and keeps it in the
 * history entry, so that a phone that reloads the tab still finds the page.
 */
let token = new URLSearchParams(location.search).get('t') ?? undefined;
const kept = history.state as { token?: string } | null;
// Where a mail program has encoded the question mark, API Gateway drops what follows: only the browser still has it.
const [path, query] = location.pathname.split(/%3f/i);
if (token) history.replaceState({ token }, '', location.pathname);
else if (kept?.token) location.replace(`${location.pathname}?t=${encodeURIComponent(kept.token)}`);
else if (query) location.replace(`${location.origin}${path}?${query.replace(/%3d/i, '=')}`);

// A link within the page makes an entry of its own, from which it has to be found as well.
globalThis.onhashchange = () => token && history.replaceState({ ...history.state, token }, '');

// Browsers show an error in place of a posted page that one comes back to. One with something to mend stays as it was
// posted: what was typed is nowhere else.
globalThis.onload = () => {
  const [, page] = location.pathname.split('/');
  if (token || page === 'link' || document.querySelector('[role="alert"]')) return;
  token = document.querySelector<HTMLInputElement>('input[name="t"]')?.value;
  if (token) history.replaceState({ token }, '', `/${page}`);
};
