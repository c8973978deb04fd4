/**
 * On every page; they work without it. It takes the token out of the address bar at once, and keeps it in the
 * history entry, so that a phone that reloads the tab still finds the page.
 */
const token = new URLSearchParams(location.search).get('t');
const kept = history.state as { token?: string } | null;
if (token) history.replaceState({ token }, '', location.pathname);
else if (kept?.token) location.replace(`${location.pathname}?t=${encodeURIComponent(kept.token)}`);
