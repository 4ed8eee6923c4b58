import { setTimeout as pause } from 'node:timers/promises';
import type { ContentTrouble } from '../../edge/health/contentTrouble.ts';
import { type Health, healthSchema, notRenderedYet } from '../../edge/health/health.ts';
import type { Environment } from '../../server/environment.ts';
import { StartError } from './StartError.ts';

const firstPauseMs = 100;
/** After this time a render is reported as waiting for content. */
const longRenderMs = 5_000;
const maxPauseMs = 2_000;

/**
 * Resolves once the edge has a page that was rendered since the start: then lake, site and build work together. Prints
 * each obstacle once.
 *
 * @throws StartError if only another configuration can help.
 */
export const waitForRender = async (
  healthAddress: string,
  content: Environment,
  stopping: AbortSignal,
): Promise<void> => {
  const begun = performance.now();
  const printOnce = createPrintOnce();
  let pauseMs = firstPauseMs;
  while (!stopping.aborted) {
    const health = await readHealth(healthAddress);
    const cause = health?.problems.find(({ part }) => part === 'pages')?.cause;
    if (health && cause === undefined) return;
    const isFailing = cause !== undefined && cause !== notRenderedYet;
    if (isFailing || performance.now() - begun > longRenderMs) {
      const trouble = await findTroubleToWaitFor(content);
      printOnce(`${trouble?.cause ?? cause ?? 'The edge does not answer.'} ${describeReadiness(health)}`);
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    }
    await pause(pauseMs);
  }
};

/** @throws StartError if the lake, which answers, rejects the token. */
export const assertContentIsReadable = async (content: Environment): Promise<void> => {
  await findTroubleToWaitFor(content);
};

/** @throws StartError if only another configuration can help. */
const findTroubleToWaitFor = async (content: Environment): Promise<ContentTrouble | null> => {
  const trouble = await findTrouble(content);
  if (trouble?.kind === 'rejected') throw new StartError(`No page can be rendered. ${trouble.cause}`);
  return trouble;
};

/** @throws StartError as above. */
export const waitForContent = async (content: Environment, stopping: AbortSignal): Promise<void> => {
  const printOnce = createPrintOnce();
  while (!stopping.aborted) {
    const trouble = await findTrouble(content);
    if (!trouble) return;
    if (trouble.kind === 'rejected') throw new StartError(`The site cannot be built. ${trouble.cause}`);
    printOnce(`${trouble.cause} The build starts as soon as it answers.`);
    await pause(maxPauseMs);
  }
};

/** Imported on demand: a successful start does not need the client. */
const findTrouble = async (content: Environment): Promise<ContentTrouble | null> =>
  (await import('../../edge/health/contentTrouble.ts')).findContentTrouble(content);

const describeReadiness = (health: Health | null): string =>
  health?.status === 'ok'
    ? 'Copydesk keeps trying. Until then readers get the pages of its last run.'
    : 'Copydesk is not ready and keeps trying. Until then /healthz answers 503.';

const createPrintOnce = () => {
  let printed = '';
  return (message: string): void => {
    if (message !== printed) console.error(message);
    printed = message;
  };
};

const readHealth = async (address: string): Promise<Health | null> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    return healthSchema.parse(await answer.json());
  } catch {
    return null;
  }
};
