import type { PluginOptions } from 'sanity';
import { defineDocuments, defineLocations, presentationTool } from 'sanity/presentation';
import { articlePath, pagePath, personPath } from '../../../lib/addresses.ts';
import { findStoryId } from './previewedStories.ts';

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
        {
          route: '/articles/:slug',
          resolve: ({ params }) => {
            const id = findStoryId(params.slug ?? '');
            return id
              ? { filter: '_type == "article" && _id == $id', params: { id } }
              : { filter: '_type == "article" && slug.current == $slug', params };
          },
        },
        { route: '/people/:slug', filter: '_type == "person" && slug.current == $slug' },
        { route: '/sections/:slug', filter: '_type == "section" && slug.current == $slug' },
        { route: '/topics/:slug', filter: '_type == "topic" && slug.current == $slug' },
        { route: '/pages/:slug', filter: '_type == "page" && slug.current == $slug' },
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
