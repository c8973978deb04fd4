/**
 * The pages' only script; they work without it. It takes the token out of the address bar at once, and keeps it
 * in the history entry, so that a phone that reloads the tab still finds the page.
 */
export const SCRIPT = `'use strict';
(() => {
  const token = new URLSearchParams(location.search).get('t');
  if (token) history.replaceState({ token }, '', location.pathname);
  else if (history.state?.token) location.replace(location.pathname + '?t=' + encodeURIComponent(history.state.token));
})();
`;
