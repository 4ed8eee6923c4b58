import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

const lists = [
  { name: 'saved', title: 'reading.saved', none: 'reading.savedNone' },
  { name: 'begun', title: 'reading.begun', none: 'reading.begunNone' },
] as const;

/** What a reader's own browser keeps. The server knows nothing of it, so all readers get the same page. */
export const SavedPage = ({ site }: { site: Site }) => {
  const words = wordsOf(site);
  const ofScript = JSON.stringify({
    remove: words('reading.remove'),
    'remove-story': words('reading.removeStory', { title: '{title}' }),
  });
  return (
    <main id="content" className="sheet saved">
      <header className="list-head">
        <h1>{words('page.yourStories')}</h1>
        <p>{words('reading.keptHere')}</p>
      </header>
      {lists.map(({ name, title, none }) => (
        <saved-stories key={name} list={name} data-words={ofScript} hidden>
          <h2 tabIndex={-1}>{words(title)}</h2>
          <p data-none>{words(none)}</p>
          <ul className="plain" />
        </saved-stories>
      ))}
      <noscript>
        <p>{words('reading.needsScript')}</p>
      </noscript>
    </main>
  );
};
