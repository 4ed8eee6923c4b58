import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { describeImport } from '../lib/import/describeImport.ts';
import { maxFileBytes, tooLarge } from '../lib/import/files/fileSize.ts';
import { readEnvironment } from '../server/environment.ts';
import { withArticleStore } from './commands/articleStore.ts';
import { importInWorker } from './commands/importInWorker.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = `npm run article -- import FILE    creates a draft from an article: text, Markdown, HTML, Word, web archive

  --dry-run    prints the draft as JSON and writes nothing
  --data DIR   the lake's folder (DATA_DIR/lake)`;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
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

const freeSlug = (slug: string, taken: Set<string>): string => {
  let free = slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  return free;
};

await runCommand(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(usage);
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || file === undefined || more.length > 0) throw new CommandError(usage);
  const bytes = await readBytes(file);
  await withArticleStore(values.data, async ({ newsroom, slugs, create }) => {
    const imported = await importInWorker({ name: basename(file), bytes, newsroom });
    const { fields, report, publishedAt, account, told } = imported;
    const slug = freeSlug(fields.slug.current, slugs);
    const draft = {
      _id: `drafts.${randomUUID()}`,
      _type: 'article' as const,
      ...fields,
      slug: { ...fields.slug, current: slug },
      ...(publishedAt && { firstPublishedAt: publishedAt }),
    };
    if (values['dry-run']) return console.log(JSON.stringify({ draft, told, account, report }, null, 2));
    await create(draft);
    const id = draft._id.slice('drafts.'.length);
    console.log(`Draft: ${readEnvironment().siteUrl}/studio/intent/edit/id=${id};type=article`);
    if (slug !== fields.slug.current)
      console.log(
        `Another story has the address ${fields.slug.current}, so this draft has ${slug}. Check that it is not the same story.`,
      );
    console.log(describeImport(imported, newsroom));
  });
});
