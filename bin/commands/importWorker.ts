import { parentPort } from 'node:worker_threads';
import { readArticleFile } from '../../lib/import/files/readArticleFile.ts';
import { readingProblem } from '../../lib/import/files/readingProblem.ts';
import { importArticle } from '../../lib/import/importArticle.ts';
import type { Answer, Question } from './importInWorker.ts';

/** Reads one story. Whoever started the thread can end it. */
const read = async ({ name, bytes, newsroom }: Question): Promise<Answer> => {
  try {
    const { page } = await readArticleFile({ name, bytes });
    const imported = importArticle(page, newsroom);
    return imported
      ? { kind: 'imported', imported }
      : {
          kind: 'problem',
          problem: `${name} contains no article: it has neither a headline nor a paragraph.`,
        };
  } catch (error) {
    return { kind: 'problem', problem: readingProblem(error, name) };
  }
};

const answer = (given: Answer): void => parentPort?.postMessage(given);

// A rejection ends the thread with its error.
parentPort?.once('message', (question: Question) => void read(question).then(answer));
answer({ kind: 'ready' });
