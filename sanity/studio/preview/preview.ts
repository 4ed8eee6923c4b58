import type { PluginOptions } from 'sanity';
import { type DocumentResolver, defineDocuments, presentationTool } from 'sanity/presentation';
import { type PageType, pageTypes, pathOfPage } from '../../../lib/addresses.ts';
import { locations } from './locations.ts';
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
      locations,
    },
  });
