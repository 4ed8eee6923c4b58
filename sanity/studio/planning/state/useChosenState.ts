import { useEffect, useRef, useState } from 'react';
import type { CoverageState } from '../../../../lib/planning/Coverage.ts';
import { withoutStored } from '../../../../lib/planning/sentStates.ts';

/**
 * The state of a plan as a person chooses it. What is stored comes later than the next key, so choices are sent one after
 * the other, and the last one is shown until it is stored.
 *
 * @param store resolves to false if the server refuses. Then what is stored is shown again.
 */
export const useChosenState = (
  stored: CoverageState,
  store: (state: CoverageState) => Promise<boolean>,
): { state: CoverageState; choose(next: CoverageState): void } => {
  const [sent, setSent] = useState<CoverageState[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);

  useEffect(
    () => setSent((before) => withoutStored(before, stored, { isSending: waiting.current > 0 })),
    [stored],
  );

  const send = async (next: CoverageState): Promise<void> => {
    const isStored = await store(next);
    waiting.current -= 1;
    if (!isStored) setSent([]);
  };
  const choose = (next: CoverageState): void => {
    setSent((before) => [...before, next]);
    waiting.current += 1;
    queue.current = queue.current.then(() => send(next));
  };
  return { state: sent.at(-1) ?? stored, choose };
};
