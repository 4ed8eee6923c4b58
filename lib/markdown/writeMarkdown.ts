import type { RootContent } from 'mdast';
import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';

/**
 * Markdown with the tables and struck text of GitHub. Whatever would be syntax in words is escaped.
 *
 * @see https://github.github.com/gfm/
 */
export const writeMarkdown = (children: RootContent[]): string =>
  toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      extensions: [
        gfmTableToMarkdown({ tablePipeAlign: false }),
        gfmStrikethroughToMarkdown(),
        gfmAutolinkLiteralToMarkdown(),
      ],
      // Some parsers, such as marked, look for links within links.
      unsafe: [{ character: '(', inConstruct: 'label' }],
    },
  );
