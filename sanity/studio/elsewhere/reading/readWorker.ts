import {
  type ReadArticle,
  readArticleFile,
  readArticlePage,
  readArticleText,
} from '../../../../lib/import/files/readArticleFile.ts';
import { readingProblem } from '../../../../lib/import/files/readingProblem.ts';
import { UnreadableFile } from '../../../../lib/import/files/UnreadableFile.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import { importIdOf } from '../../../../lib/import/sameStory.ts';
import type { Answer, Outcome, Question, Source } from './ReadStory.ts';

/** More makes the text of a story slow to write in. */
const maxParagraphs = 1_000;

/** Reads one story in a worker of its own: whoever started it can end it. */
const read = async ({ source, newsroom }: Question): Promise<Outcome> => {
  const { page, files } = await pageOf(source);
  const imported = importArticle(page, newsroom);
  if (!imported)
    throw new UnreadableFile(
      `“${source.name}” has no article: no line in it can be a headline. Copy the article and paste it.`,
    );
  const paragraphs = imported.fields.body.length;
  if (paragraphs > maxParagraphs)
    throw new UnreadableFile(
      `“${source.name}” has ${paragraphs.toLocaleString('en')} paragraphs. A story has at most ${maxParagraphs.toLocaleString('en')}: paste it in parts.`,
    );
  const id = await importIdOf(imported, sha256);
  return { kind: 'read', story: { id, imported, files: files.map((file) => new Uint8Array(file)) } };
};

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const pageOf = async (source: Source): Promise<ReadArticle> => {
  if ('text' in source) return readArticleText(source.name, source.text);
  return 'html' in source ? readArticlePage(source) : readArticleFile(source);
};

const answer = (given: Answer): void => {
  const buffers = given.kind === 'read' ? given.story.files.map(({ buffer }) => buffer) : [];
  self.postMessage(given, { transfer: buffers });
};

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  read(data).then(answer, (error) =>
    answer({ kind: 'problem', problem: readingProblem(error, data.source.name) }),
  );
});
answer({ kind: 'ready' });
