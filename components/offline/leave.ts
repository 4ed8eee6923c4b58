import { cachePrefix } from '../../lib/reading/offline/keptPages.ts';

/** Reading offline was switched off: deletes everything that was kept, and the worker. */
export const leave = (scope: WorkerScope): void => {
  scope.addEventListener('install', () => void scope.skipWaiting());
  scope.addEventListener('activate', (event) => {
    const forget = async () => {
      for (const name of await scope.caches.keys())
        if (name.startsWith(cachePrefix)) await scope.caches.delete(name);
      await scope.registration.unregister();
    };
    event.waitUntil(forget());
  });
};
