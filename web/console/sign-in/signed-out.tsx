import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignIn } from './sign-in.ts';

/** Says that the API does not know who asks, and how to go on. The page below it stays, with all that was typed. */
export function SignedOut({ signIn }: { signIn: SignIn }) {
  const queries = useQueryClient();
  const [hasFailed, setFailed] = useState(false);
  const goOn = async () => {
    setFailed(false);
    try {
      await signIn.again?.();
    } catch {
      setFailed(true);
    }
    await queries.invalidateQueries();
  };
  return (
    <Alert role="alert" color="yellow" title="You are signed out" className="signed-out">
      <p>
        {signIn.kind === 'link'
          ? 'Open the sign-in link that was printed when the program was started, in another tab of this browser. Then go on here.'
          : 'Sign in again in the window that opens.'}{' '}
        What you typed stays as it is.
      </p>
      {hasFailed && <p>That did not work. Does the browser keep windows of this page from opening?</p>}
      <Button onClick={goOn}>{signIn.kind === 'link' ? 'Go on' : 'Sign in again'}</Button>
    </Alert>
  );
}
