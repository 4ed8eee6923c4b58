import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

const lists = [
  { name: 'saved', title: 'reading.saved' },
  { name: 'opened', title: 'offline.opened' },
] as const;

/** What can be read without a network. The browser fills the lists from what it has kept. */
export const OfflinePage = ({ site }: { site: Site }) => {
  const words = wordsOf(site);
  const ofScript = JSON.stringify({
    front: words('page.frontPage'),
    online: words('offline.online'),
    'page-of': words('offline.pageOf', { date: '{date}' }),
  });
  return (
    <main id="content" className="sheet saved">
      <header className="list-head">
        <h1>{words('offline.title')}</h1>
        <p data-unkept>{words('offline.text')}</p>
        <p data-unkept>
          {/* biome-ignore lint/a11y/useValidAnchor: the address of the page that was asked for. */}
          <a href="">{words('offline.again')}</a>
        </p>
      </header>
      <kept-pages data-words={ofScript} data-time-zone={site.timeZone}>
        {lists.map(({ name, title }) => (
          <section key={name} data-list={name} hidden>
            <h2>{words(title)}</h2>
            <ul className="plain" />
          </section>
        ))}
        <p data-none hidden>
          {words('offline.none')}
        </p>
      </kept-pages>
    </main>
  );
};
