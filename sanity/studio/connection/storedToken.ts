import { z } from 'zod';
import type { TokenStore } from './SignInQueue.ts';

const stored = z.object({ token: z.string() });

/** Studio's storage key of the token, shared by all tabs. */
export const storedToken = (projectId: string): TokenStore => {
  const key = `__studio_auth_token_${projectId}`;
  return {
    read: () => {
      const text = localStorage.getItem(key);
      return text === null ? null : (stored.safeParse(JSON.parse(text)).data?.token ?? null);
    },
    onChange: (listener) => {
      const hear = (event: StorageEvent): void => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
};
