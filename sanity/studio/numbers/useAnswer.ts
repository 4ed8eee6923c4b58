import { useEffect, useState } from 'react';
import { errorText } from '../requests/errorText.ts';

export type Answer<Value> = {
  /** The last answer; undefined before the first. */
  value: Value | undefined;
  error: string | null;
  isLoading: boolean;
};

/**
 * Asks again when `ask` changes. The old answer stays until the new one is there.
 *
 * @param ask null while something is missing. Keep it in `useCallback`.
 */
export const useAnswer = <Value>(ask: ((signal: AbortSignal) => Promise<Value>) | null): Answer<Value> => {
  const [answer, setAnswer] = useState<Answer<Value>>({ value: undefined, error: null, isLoading: true });
  useEffect(() => {
    if (!ask) return;
    const abort = new AbortController();
    setAnswer(({ value }) => ({ value, error: null, isLoading: true }));
    ask(abort.signal).then(
      (value) => !abort.signal.aborted && setAnswer({ value, error: null, isLoading: false }),
      (error: unknown) =>
        !abort.signal.aborted &&
        setAnswer(({ value }) => ({ value, error: errorText(error), isLoading: false })),
    );
    return () => abort.abort();
  }, [ask]);
  return answer;
};
