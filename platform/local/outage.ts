/** Something that fails for a while; told when that begins, with the reason, and when it is over, and not in between. */
export interface Outage {
  failed(reason: string): void;
  worked(): void;
}

/** `tell` is given the reason when it begins, and undefined when it is over. */
export function outage(tell: (reason: string | undefined) => void): Outage {
  let isOut = false;
  return {
    failed(reason) {
      if (!isOut) tell(reason);
      isOut = true;
    },
    worked() {
      if (isOut) tell(undefined);
      isOut = false;
    },
  };
}
