import { registerWorker } from '../offline/registerWorker.ts';
import { afterPaint } from './afterPaint.ts';
import { ReadingSettings } from './ReadingSettings.ts';
import { ReadStories } from './ReadStories.ts';
import { ReportError } from './ReportError.ts';
import { StoryTools } from './StoryTools.ts';
import { ViewCount } from './ViewCount.ts';

/** What few pages have is a file of its own. An entry that live coverage adds to a page may have a gallery or a player. */
const seldom: [name: string, where: string, load: () => Promise<CustomElementConstructor>][] = [
  [
    'photo-gallery',
    'photo-gallery, live-updates',
    async () => (await import('./PhotoGallery.ts')).PhotoGallery,
  ],
  [
    'embedded-player',
    'embedded-player, live-updates',
    async () => (await import('./EmbeddedPlayer.ts')).EmbeddedPlayer,
  ],
  ['kept-pages', 'kept-pages', async () => (await import('./KeptPages.ts')).KeptPages],
  ['live-updates', 'live-updates', async () => (await import('./LiveUpdates.ts')).LiveUpdates],
  ['saved-stories', 'saved-stories', async () => (await import('./SavedStories.ts')).SavedStories],
  [
    'search-suggestions',
    'search-suggestions',
    async () => (await import('./SearchSuggestions.ts')).SearchSuggestions,
  ],
];

/** Nobody puts a page on a home screen before it is painted, and a slow connection has better to do until then. */
const addManifest = (): void => {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/manifest.webmanifest';
  document.head.append(link);
};

/** The scripts of readers' pages, bundled by `bundleElements.ts`. */
const begin = () => {
  customElements.define('view-count', ViewCount);
  customElements.define('report-error', ReportError);
  customElements.define('read-stories', ReadStories);
  customElements.define('reading-settings', ReadingSettings);
  customElements.define('story-tools', StoryTools);
  for (const [name, where, load] of seldom)
    if (document.querySelector(where))
      afterPaint()
        .then(load)
        .then(
          (element) => customElements.define(name, element),
          // The page works without it.
          () => {},
        );
  registerWorker();
  void afterPaint().then(addManifest);
};

// A browser may render a page that nobody opens: no count, no note of reading and no stream before it is opened.
if ('prerendering' in document && document.prerendering)
  document.addEventListener('prerenderingchange', begin, { once: true });
else begin();
