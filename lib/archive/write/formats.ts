import type { ExportedStory } from './ExportedStory.ts';
import { writeHtml } from './html.ts';
import { writeStoryMarkdown } from './markdown.ts';
import { writeNewsml } from './newsml.ts';
import { writeNinjs } from './ninjs.ts';

/** The formats with one file for each story. */
export const storyFormats = {
  ninjs: { extension: 'json', write: writeNinjs },
  newsml: { extension: 'xml', write: writeNewsml },
  markdown: { extension: 'md', write: writeStoryMarkdown },
  html: { extension: 'html', write: writeHtml },
} as const satisfies Record<string, { extension: string; write: (story: ExportedStory) => string }>;

export type StoryFormat = keyof typeof storyFormats;
