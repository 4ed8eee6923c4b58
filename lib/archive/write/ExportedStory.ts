import type { Article } from '../../articles/Article.ts';
import type { Picture } from '../../images/imageUrl.ts';
import type { Site } from '../../site.ts';

/** A story that leaves the newsroom, as readers see it. */
export type ExportedStory = {
  article: Article;
  site: Site;
  siteUrl: string;
  /** The address of a picture's file: relative to the story's file, or absolute. */
  addressOf: (picture: Picture) => string;
  /** The same of the file of a film, a sound or its captions, by its address on the site. */
  fileAddressOf: (address: string) => string;
};
