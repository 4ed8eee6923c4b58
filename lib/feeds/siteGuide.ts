import { absolute, articlePath, pagePath, sectionPath } from '../addresses.ts';
import type { Teaser } from '../content/Teaser.ts';
import { listPolicies, type Site } from '../site.ts';

const line = (title: string, address: string, more?: string | null) =>
  `- [${title.replaceAll(/[[\]]/g, '')}](${address})${more ? `: ${more.replaceAll(/\s+/g, ' ')}` : ''}`;

/**
 * `llms.txt`: describes the site and its texts for programs.
 *
 * @see https://llmstxt.org
 */
export const siteGuide = (site: Site, stories: Teaser[], siteUrl: string): string => {
  const at = (path: string) => absolute(path, siteUrl);
  const policies = listPolicies(site);
  return [
    `# ${site.title}`,
    `> ${site.tagline ?? site.publisher.name}`,
    'Every story is also Markdown and ninjs: add `.md` or `.json` to its address. Corrections are part of the story: quote it with them, and look at its page again before you rely on a copy.',
    `## Sections\n\n${site.sections.map(({ title, slug }) => line(title, at(sectionPath(slug)))).join('\n')}`,
    `## Latest stories\n\n${stories
      .map(({ headline, slug, standfirst }) => line(headline, at(`${articlePath(slug)}.md`), standfirst))
      .join('\n')}`,
    `## Corrections\n\n${[
      line('All corrections', at('/corrections')),
      line('As JSON Feed', at('/corrections/feed.json')),
    ].join('\n')}`,
    policies.length > 0 &&
      `## How we work\n\n${policies.map(({ title, slug }) => line(title, at(pagePath(slug)))).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
};
