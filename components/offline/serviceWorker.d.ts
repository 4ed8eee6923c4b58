/** What TypeScript's library for pages lacks of service workers. @see https://w3c.github.io/ServiceWorker/ */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface InstallEvent extends ExtendableEvent {
  /** Requests that the browser sends without starting the worker. Not in every browser. */
  addRoutes?(rules: { condition: { urlPattern: string }; source: 'network' }[]): Promise<void>;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  /** The answer that the browser requested while it started the worker; undefined if it did not. Not in every browser. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface PageMessageEvent extends ExtendableEvent {
  /** The page that sent it. */
  readonly source: { readonly url: string } | null;
  readonly data: unknown;
}

interface WorkerScope {
  readonly registration: Pick<ServiceWorkerRegistration, 'unregister'> & {
    readonly navigationPreload?: Pick<NavigationPreloadManager, 'enable'>;
  };
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly location: Pick<Location, 'origin'>;
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  setTimeout(callback: (value?: unknown) => void, ms: number): unknown;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void;
  addEventListener(type: 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'message', listener: (event: PageMessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
