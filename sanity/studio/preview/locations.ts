import type { DocumentLocationResolverObject, DocumentLocationsState } from 'sanity/presentation';
import { articlePath, pagePath, personPath, sectionPath, topicPath } from '../../../lib/addresses.ts';

type PageLocation = DocumentLocationResolverObject<'slug' | 'title'>;

/** A document with a page of its own. Without our message Studio says “Used on one page”. */
const ownPage = (pathOf: (slug: string) => string, name: string, message: string): PageLocation => ({
  select: { slug: 'slug.current', title: name },
  resolve: (shown) =>
    shown?.slug
      ? { locations: [{ title: String(shown.title ?? shown.slug), href: pathOf(shown.slug) }], message }
      : { locations: [], message: 'It has no address yet.' },
});

const story: DocumentLocationResolverObject<'slug' | 'firstPublishedAt'> = {
  select: { slug: 'slug.current', firstPublishedAt: 'firstPublishedAt' },
  resolve: (shown) =>
    shown?.slug
      ? {
          message: shown.firstPublishedAt ? 'On the site' : 'Preview: readers do not see it yet',
          locations: [{ title: 'The story', href: articlePath(shown.slug) }],
        }
      : null,
};

const front = (message: string): DocumentLocationsState => ({
  locations: [{ title: 'Front page', href: '/' }],
  message,
});

/** The pages on which a document appears, above its form. */
export const locations = {
  article: story,
  person: ownPage(personPath, 'name', 'Also on every story that names this contact.'),
  section: ownPage(sectionPath, 'title', 'Its stories are listed on its page.'),
  topic: ownPage(topicPath, 'title', 'Its stories are listed on its page.'),
  page: ownPage(pagePath, 'title', 'It has a page of its own.'),
  frontPage: front('Readers see what is published, a preview also the draft.'),
  site: front('On every page.'),
};
