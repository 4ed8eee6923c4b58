import { Worker } from 'node:worker_threads';
import { CommandError } from 'local-lake/commands';
import type { Imported, Newsroom } from '../../lib/import/importArticle.ts';

export type Question = { name: string; bytes: Uint8Array; newsroom: Newsroom };
/** What the worker says. It is ready once its program is loaded. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'imported'; imported: Imported }
  | { kind: 'problem'; problem: string };

/** From the moment the program is loaded. A long page takes a second. */
const usualDeadlineMs = 4_500;
/** They leave room for the lake, the program and the file itself below 512 MB. */
const maxHeapMb = 256;
const maxYoungMb = 32;

/**
 * Reads a story in a thread of its own, which is ended at the deadline or when it needs too much memory: pages come from
 * strangers.
 *
 * @throws CommandError if the file cannot be read.
 */
export const importInWorker = (question: Question, deadlineMs = usualDeadlineMs): Promise<Imported> =>
  new Promise((resolve, reject) => {
    const { name } = question;
    const worker = new Worker(new URL('./importWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: maxYoungMb },
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (act: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      act();
    };
    const fail = (problem: string): void => end(() => reject(new CommandError(problem)));
    worker.on('message', (answer: Answer) => {
      switch (answer.kind) {
        case 'ready':
          timer = setTimeout(
            () =>
              fail(
                `“${name}” took longer than ${deadlineMs / 1_000} seconds to read and was stopped. Copy the article alone into a file.`,
              ),
            deadlineMs,
          );
          worker.postMessage(question);
          return;
        case 'imported':
          end(() => resolve(answer.imported));
          return;
        case 'problem':
          fail(answer.problem);
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        fail(`“${name}” needs too much memory to be read. Copy the article alone into a file.`);
      else end(() => reject(error));
    });
  });
