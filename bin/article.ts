import { createHash, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { describeImport } from '../lib/import/describeImport.ts';
import { maxFileBytes, tooLarge } from '../lib/import/files/fileSize.ts';
import { importIdOf, sameStoryParams } from '../lib/import/sameStory.ts';
import { freeSlug } from '../lib/text/slugFor.ts';
import { readEnvironment } from '../server/environment.ts';
import { withArticleStore } from './commands/articleStore.ts';
import { importInWorker } from './commands/importInWorker.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = `npm run article -- import FILE    creates a draft from an article: text, Markdown, HTML, Word, web archive

  --again      creates a second draft of a story that is already in
  --dry-run    prints the draft as JSON and writes nothing
  --data DIR   the lake's folder (DATA_DIR/lake)`;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      again: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });

/** @throws CommandError if it is not a file, or too large. */
const readBytes = async (file: string): Promise<Uint8Array> => {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new CommandError(`${file} is not a file.`);
  if (facts.size > maxFileBytes) throw new CommandError(tooLarge(basename(file), facts.size));
  return readFile(file);
};

const sha256 = async (text: string): Promise<string> => createHash('sha256').update(text).digest('hex');

const inStudio = (id: string): string =>
  `${readEnvironment().siteUrl}/studio/intent/edit/id=${id};type=article`;

/** A story may have a draft, and versions in releases. */
const publishedId = (id: string): string => id.replace(/^(?:drafts|versions\.[^.]+)\./, '');

/** Says that a story is already in, or null. */
const alreadyIn = (
  name: string,
  id: string,
  found: { id: string; headline: string | null }[],
): string | null => {
  if (found.length === 0) return null;
  const stories = new Map(found.map((one) => [publishedId(one.id), one.headline]));
  return [
    stories.has(id)
      ? `“${name}” is already in:`
      : `“${name}” is already in, or a story with its headline or from its page:`,
    ...[...stories].map(([one, headline]) => `  ${one}  “${headline ?? ''}”\n  ${inStudio(one)}`),
    'Nothing was changed. Add --again for a second draft.',
  ].join('\n');
};

await runCommand(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(usage);
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || file === undefined || more.length > 0) throw new CommandError(usage);
  const bytes = await readBytes(file);
  await withArticleStore(values.data, async ({ newsroom, slugs, findSame, create }) => {
    const imported = await importInWorker({ name: basename(file), bytes, newsroom });
    const { fields, report, publishedAt, account, told } = imported;
    const id = await importIdOf(imported, sha256);
    const same = await findSame(sameStoryParams(imported, id));
    const slug = slugs.includes(fields.slug.current)
      ? freeSlug(fields.slug.current, slugs)
      : fields.slug.current;
    const isIn = same.some((one) => publishedId(one.id) === id);
    const draft = {
      _id: `drafts.${isIn ? randomUUID() : id}`,
      _type: 'article' as const,
      ...fields,
      slug: { ...fields.slug, current: slug },
      ...(publishedAt && { firstPublishedAt: publishedAt }),
    };
    if (values['dry-run'])
      return console.log(JSON.stringify({ draft, told, account, report, alreadyIn: same }, null, 2));
    const problem = values.again ? null : alreadyIn(basename(file), id, same);
    if (problem) throw new CommandError(problem);
    await create(draft);
    console.log(`Draft: ${inStudio(publishedId(draft._id))}`);
    if (slug !== fields.slug.current)
      console.log(
        `Another story has the address ${fields.slug.current}, so this draft has ${slug}. Check that it is not the same story.`,
      );
    console.log(describeImport(imported, newsroom));
  });
});
