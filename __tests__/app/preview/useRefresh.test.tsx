import { act, renderHook } from '@testing-library/react';
import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ReactNode } from 'react';
import { useRefresh } from '../../../app/(site)/_preview/useRefresh.ts';

const open = () => {
  const answers: (() => void)[] = [];
  // A transition lasts until the promise is kept, as Next's lasts until the page is shown.
  const refresh = jest.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
  const router = { refresh } as unknown as AppRouterInstance;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <AppRouterContext.Provider value={router}>{children}</AppRouterContext.Provider>
  );
  const { result } = renderHook(() => useRefresh(), { wrapper });
  return {
    refresh,
    ask: () => act(async () => result.current()),
    answer: () => act(async () => answers.shift()?.()),
  };
};

describe('the refresh of a preview', () => {
  it('is asked for once while it lasts, and once more after it', async () => {
    const { refresh, ask, answer } = open();
    for (let key = 0; key < 20; key += 1) await ask();
    expect(refresh).toHaveBeenCalledTimes(1);
    await answer();
    expect(refresh).toHaveBeenCalledTimes(2);
    await answer();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is asked for at once after a pause', async () => {
    const { refresh, ask, answer } = open();
    await ask();
    await answer();
    await ask();
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
