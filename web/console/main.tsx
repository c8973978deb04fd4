import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type ConsoleConfig, signInOf } from './sign-in/sign-in.ts';

const place = document.getElementById('console')!;

async function begin(): Promise<void> {
  const response = await fetch('/console/config.json');
  const config = (await response.json()) as ConsoleConfig;
  const signIn = await signInOf(config.signIn);
  if (signIn) createRoot(place).render(<App api={config.api} signIn={signIn} />);
}

begin().catch(() => {
  place.textContent =
    'The console cannot start: the server, or the sign-in, does not answer. Load the page again.';
});
