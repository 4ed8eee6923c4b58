import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';

/** Next answers each refresh, one after another. Fast typing asks for more than it can show: one waits for the last. */
export const useRefresh = (): (() => void) => {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const isRefreshing = useRef(false);
  const isWanted = useRef(false);
  const refresh = useCallback(() => {
    isWanted.current = isRefreshing.current;
    if (isRefreshing.current) return;
    isRefreshing.current = true;
    startTransition(() => router.refresh());
  }, [router]);
  useEffect(() => {
    if (isPending) return;
    isRefreshing.current = false;
    if (isWanted.current) refresh();
  }, [isPending, refresh]);
  return refresh;
};
