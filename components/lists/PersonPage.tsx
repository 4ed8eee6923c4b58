import { personPath, sectionPath } from '../../lib/addresses.ts';
import type { Person } from '../../lib/lists.ts';
import { listNamed, listNames } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Channels } from '../article/Contacts.tsx';
import { Picture } from '../picture/Picture.tsx';
import { FeedLinks } from './FeedLinks.tsx';
import { OlderStories } from './OlderStories.tsx';
import { StoryRiver } from './StoryRiver.tsx';

const languageName = (tag: string, language: string): string => {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

/** The page of a staff member: biography, contacts and stories. */
export const PersonPage = ({ person, site }: { person: Person; site: Site }) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <div className="person-head">
        {person.portrait && (
          <Picture picture={person.portrait} ratio={{ width: 1, height: 1 }} sizes="8rem" isLead />
        )}
        <div>
          <h1>{person.name}</h1>
          {person.role && <p className="standfirst">{person.role}</p>}
        </div>
      </div>
      <FeedLinks path={personPath(person.slug)} site={site} />
    </header>
    <div className="page-body">
      {person.biography && <p>{person.biography}</p>}
      <dl className="facts-of-person">
        {person.beats.length > 0 && (
          <>
            <dt>{wordsOf(site)('lists.beats')}</dt>
            <dd>
              {listNamed(person.beats, ({ title }) => title, site.language).map(
                ({ before, item: { title, slug } }) => (
                  <span key={slug}>
                    {before}
                    <a href={sectionPath(slug)}>{title}</a>
                  </span>
                ),
              )}
            </dd>
          </>
        )}
        {person.expertise.length > 0 && (
          <>
            <dt>{wordsOf(site)('lists.knowsAbout')}</dt>
            <dd>{listNames(person.expertise, site.language)}</dd>
          </>
        )}
        {person.languages.length > 0 && (
          <>
            <dt>{wordsOf(site)('lists.languages')}</dt>
            <dd>
              {listNames(
                person.languages.map((tag) => languageName(tag, site.language)),
                site.language,
              )}
            </dd>
          </>
        )}
      </dl>
      {person.contact.channels.length > 0 && (
        <section className="story-part contacts" aria-labelledby="contact">
          <h2 id="contact">{wordsOf(site)('lists.contact')}</h2>
          <div className="contact">
            <Channels contact={person.contact} site={site} />
          </div>
        </section>
      )}
    </div>
    <section aria-labelledby="stories">
      <h2 id="stories" className="column-title">
        {wordsOf(site)('lists.storiesBy', { name: person.name })}
      </h2>
      <StoryRiver stories={person.stories} site={site} />
      <OlderStories base={personPath(person.slug)} older={person.older} site={site} />
    </section>
  </main>
);
