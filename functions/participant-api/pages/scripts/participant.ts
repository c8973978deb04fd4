/** Made from web/participant/participant.ts by `npm run pages`; a test fails when the two differ. */
export default "\"use strict\";(()=>{var t=new URLSearchParams(location.search).get(\"t\"),e=history.state;t?history.replaceState({token:t},\"\",location.pathname):e?.token&&location.replace(`${location.pathname}?t=${encodeURIComponent(e.token)}`);})();";
