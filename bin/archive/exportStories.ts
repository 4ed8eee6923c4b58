import { parseArgs } from 'node:util';
import { CommandError, withLake } from 'local-lake/commands';
import { z } from 'zod';
import { articleFrom } from '../../lib/articles/articleFrom.ts';
import { articleMarkdown } from '../../lib/feeds/articleMarkdown.ts';
import { parseResult } from '../../lib/queryResults/parseResult.ts';
import { site } from '../../lib/queryResults/site.ts';
import { story } from '../../lib/queryResults/story.ts';
import { siteFrom } from '../../lib/siteFrom.ts';
import { articleBySlugQuery } from '../../sanity/queries/article.ts';
import { siteQuery } from '../../sanity/queries/site.ts';
import { readEnvironment } from '../../server/environment.ts';
import { lakeHost } from '../commands/lakeHost.ts';
import type { Verb } from './Verb.ts';

const usage = `npm run archive -- export --to markdown --story SLUG    prints a published story as readers see it

  --data DIR   the lake's folder (DATA_DIR/lake)`;

const options = { to: { type: 'string' }, story: { type: 'string' }, data: { type: 'string' } } as const;

const run = async (args: string[]): Promise<void> => {
  const { to, story: slug, data } = parseArgs({ args, options }).values;
  if (to !== 'markdown' || slug === undefined) throw new CommandError(usage);
  const { dataset, siteUrl } = readEnvironment();
  await withLake(lakeHost, { data }, async (call) => {
    const read = async <Out>(schema: z.ZodType<Out>, query: string, params: object = {}): Promise<Out> => {
      const address = `/data/query/${dataset}?perspective=published`;
      const answer = await call('POST', address, { query, params });
      return parseResult(schema, z.object({ result: z.unknown() }).parse(answer).result).value;
    };
    const publication = siteFrom(await read(site, siteQuery));
    const result = await read(story, articleBySlugQuery, { slug, more: 0 });
    if (!result) throw new CommandError(`No story that readers can open has the address ${slug}.`);
    const { noBylineLine } = publication;
    const article = articleFrom(result, { noBylineLine, now: new Date() });
    process.stdout.write(articleMarkdown(article, publication, siteUrl));
  });
};

export const exportStories: Verb = { usage, run };
