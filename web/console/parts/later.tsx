import { Alert } from '@mantine/core';
import { type ComponentType, useEffect, useState } from 'react';
import { Loading } from './loading.tsx';

/**
 * A component whose code is fetched when it is first shown, or before by `preload`. Not `React.lazy`: that keeps a
 * fallback for 300 ms even where the code is there by then, and takes the whole page down where it cannot be fetched.
 */
export function later<Props extends object>(what: string, load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const preload = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        Loaded = component;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level, once for each component
  function Later(props: Props) {
    const [state, setState] = useState<'loading' | 'here' | 'failed'>('loading');
    useEffect(() => {
      if (!Loaded) {
        preload().then(
          () => setState('here'),
          () => setState('failed'),
        );
      }
    }, []);
    if (Loaded) return <Loaded {...props} />;
    if (state !== 'failed') return <Loading what={what} />;
    return (
      <Alert role="alert" color="red" title="That did not work" className="problem">
        <p>A part of the console cannot be fetched. Load the page again once you are online.</p>
      </Alert>
    );
  }
  return Object.assign(Later, { preload });
}
