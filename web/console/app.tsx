import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Router } from 'wouter';
import { ConnectionContext, connectionTo } from './api/connection.ts';
import { ApiProblem } from './api/problem.ts';
import { Frame } from './frame.tsx';
import { Pages } from './pages.tsx';
import type { SignIn } from './sign-in/sign-in.ts';
import { SignedOut } from './sign-in/signed-out.tsx';
import { theme } from './theme.ts';

/** How long what was read is shown without asking again, in milliseconds. */
const FRESH_MS = 10_000;

const queryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Also while the browser says that it is offline, which says nothing of a server on the same machine: whoever
      // asks is answered, or told that no answer came, and nothing is done later by itself.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: FRESH_MS,
        // What the server refuses it refuses again; what did not arrive may arrive now.
        retry: (failures, error) => error instanceof ApiProblem && error.status === 0 && failures < 2,
      },
    },
  });

/** The whole console: whoever is signed in, their data, and the page that the address names. */
export function App({ api, signIn }: { api: string; signIn: SignIn }) {
  const [queries] = useState(queryClient);
  const [isSignedOut, setSignedOut] = useState(false);
  const connection = useMemo(() => connectionTo(api, signIn, setSignedOut), [api, signIn]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <ConnectionContext value={connection}>
          <Router base="/console">
            <Frame signOut={signIn.signOut}>
              {isSignedOut && <SignedOut signIn={signIn} />}
              <Pages />
            </Frame>
          </Router>
        </ConnectionContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
