import type { Newsroom } from '../../../../lib/import/importArticle.ts';
import type { Answer, Outcome, Source } from './ReadStory.ts';

/** From the moment the program is loaded. A long page takes a second. */
const deadlineMs = 5_000;

/**
 * Reads a story in a worker, which ends with it, after the deadline, or when it is aborted. Nothing of the story runs in
 * Studio's page.
 */
export const readInWorker = (source: Source, newsroom: Newsroom, signal: AbortSignal): Promise<Outcome> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./readWorker.ts', import.meta.url), { type: 'module' });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(outcome);
    };
    const problem = (text: string): Outcome => ({ kind: 'problem', problem: text });
    signal.addEventListener('abort', () => end(problem('Stopped.')), { once: true });
    let isLoaded = false;
    worker.addEventListener('error', () =>
      end(
        isLoaded
          ? problem(`“${source.name}” could not be read. Copy the article alone and paste it.`)
          : { kind: 'unloaded' },
      ),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind !== 'ready') return end(data);
      isLoaded = true;
      timer = setTimeout(
        () =>
          end(
            problem(
              `“${source.name}” took longer than ${deadlineMs / 1_000} seconds to read and was stopped. Copy the article alone and paste it.`,
            ),
          ),
        deadlineMs,
      );
      const transfer = 'bytes' in source ? [source.bytes.buffer] : [];
      worker.postMessage({ source, newsroom }, transfer as Transferable[]);
    });
  });
