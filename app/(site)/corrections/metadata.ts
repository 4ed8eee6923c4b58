import type { Metadata } from 'next';
import { pageMetadata } from '../../../lib/metadata/pageMetadata.ts';

/** What the log and its filtered pages say of themselves: every one names the log's feeds. */
export const correctionsMetadata = (title: string, path: string): Metadata => ({
  ...pageMetadata({ title, description: 'What we got wrong, and what is right.', path }),
  alternates: {
    canonical: path,
    types: {
      'application/atom+xml': '/corrections/feed.xml',
      'application/feed+json': '/corrections/feed.json',
    },
  },
});
