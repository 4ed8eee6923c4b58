import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { describeImport } from '../lib/import/describeImport.ts';
import { importArticle } from '../lib/import/importArticle.ts';
import { isHtml, readHtml } from '../lib/import/readHtml.ts';
import { readText } from '../lib/import/readText.ts';
import { readEnvironment } from '../server/environment.ts';
import { withArticleStore } from './commands/articleStore.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = `npm run article -- import FILE    creates a draft from the text or HTML of an article page

  --dry-run    prints the draft as JSON and writes nothing
  --data DIR   the lake's folder (DATA_DIR/lake)`;

/** 5 MiB: an article is far smaller. */
const maxFileBytes = 5_242_880;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });

/** @throws CommandError if it is not a file, too large, or not text. */
const readPage = async (file: string): Promise<string> => {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new CommandError(`${file} is not a file.`);
  if (facts.size > maxFileBytes)
    throw new CommandError(`${file} is larger than 5 MB. Save only the article's page.`);
  const bytes = await readFile(file);
  if (bytes.includes(0)) throw new CommandError(`${file} is not text. Save the page as text or HTML.`);
  const text = decode(bytes);
  if (text.trim() === '') throw new CommandError(`${file} is empty.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it removes control characters
  return text.replaceAll(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, '');
};

/** Decodes UTF-8, else the encoding of Windows editors. */
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
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
  const text = await readPage(file);
  const page = isHtml(text) ? readHtml(text) : readText(text);
  await withArticleStore(values.data, async ({ newsroom, slugs, create }) => {
    const imported = importArticle(page, newsroom);
    if (!imported)
      throw new CommandError(`${basename(file)} contains no article: no line can be a headline.`);
    const { fields, report } = imported;
    const slug = freeSlug(fields.slug.current, slugs);
    const draft = {
      _id: `drafts.${randomUUID()}`,
      _type: 'article' as const,
      ...fields,
      slug: { ...fields.slug, current: slug },
    };
    if (values['dry-run']) return console.log(JSON.stringify({ draft, report }, null, 2));
    await create(draft);
    const id = draft._id.slice('drafts.'.length);
    console.log(`Draft: ${readEnvironment().siteUrl}/studio/intent/edit/id=${id};type=article`);
    if (slug !== fields.slug.current)
      console.log(
        `Another story has the address ${fields.slug.current}, so this draft has ${slug}. Check that it is not the same story.`,
      );
    console.log(describeImport(imported, page.lines.length, newsroom));
  });
});
