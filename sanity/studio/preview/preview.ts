import type { PluginOptions } from 'sanity';
import {
  type DocumentResolver,
  defineDocuments,
  defineLocations,
  presentationTool,
} from 'sanity/presentation';
import {
  articlePath,
  type PageType,
  pagePath,
  pageTypes,
  pathOfPage,
  personPath,
  sectionPath,
  topicPath,
} from '../../../lib/addresses.ts';
import { findPreviewedId } from './previewedDocuments.ts';

/** The document of a page: the one at its slug, or the one that was there when its form was opened. */
const documentsAt = (type: PageType): DocumentResolver => ({
  route: `${pathOfPage(type, '')}:slug`,
  resolve: ({ params: { slug = '' } }) => {
    const id = findPreviewedId(type, slug);
    return id
      ? { filter: '_type == $type && _id == $id', params: { type, id } }
      : { filter: '_type == $type && slug.current == $slug', params: { type, slug } };
  },
});

/** Shows the site beside the form, and lists the pages on which a document appears. */
export const preview = (): PluginOptions =>
  presentationTool({
    name: 'preview',
    title: 'Preview',
    previewUrl: {
      previewMode: { enable: '/api/draft-mode/enable', disable: '/api/draft-mode/disable' },
    },
    resolve: {
      mainDocuments: defineDocuments([
        // Without a front page of an editor, its title and words are the site's. The first by id is taken.
        { route: '/', filter: '_id in ["frontPage", "site"]' },
        ...pageTypes.map(documentsAt),
      ]),
      locations: {
        article: defineLocations({
          select: { slug: 'slug.current', firstPublishedAt: 'firstPublishedAt' },
          resolve: (story) =>
            story?.slug
              ? {
                  message: story.firstPublishedAt ? 'On the site' : 'Preview: readers do not see it yet',
                  locations: [{ title: 'The story', href: articlePath(story.slug) }],
                }
              : null,
        }),
        person: defineLocations({
          select: { slug: 'slug.current', name: 'name' },
          resolve: (person) => ({
            locations: person?.slug ? [{ title: person.name, href: personPath(person.slug) }] : [],
            message: 'Also on every story that names this contact.',
          }),
        }),
        section: defineLocations({
          select: { slug: 'slug.current', title: 'title' },
          resolve: (section) => ({
            locations: section?.slug ? [{ title: section.title, href: sectionPath(section.slug) }] : [],
          }),
        }),
        topic: defineLocations({
          select: { slug: 'slug.current', title: 'title' },
          resolve: (topic) => ({
            locations: topic?.slug ? [{ title: topic.title, href: topicPath(topic.slug) }] : [],
          }),
        }),
        page: defineLocations({
          select: { slug: 'slug.current', title: 'title' },
          resolve: (page) => ({
            locations: page?.slug ? [{ title: page.title, href: pagePath(page.slug) }] : [],
          }),
        }),
        frontPage: defineLocations({
          locations: [{ title: 'Front page', href: '/' }],
          message: 'Readers see what is published, a preview also the draft.',
        }),
        site: defineLocations({ locations: [{ title: 'Front page', href: '/' }], message: 'On every page.' }),
      },
    },
  });
