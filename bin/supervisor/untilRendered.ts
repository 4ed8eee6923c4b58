import { setTimeout as pause } from 'node:timers/promises';
import type { ContentTrouble } from '../../edge/health/contentTrouble.ts';
import { type Health, healthSchema, notRenderedYet } from '../../edge/health/health.ts';
import type { Environment } from '../../server/environment.ts';
import { Refusal } from './Refusal.ts';

const lookMs = 100;
/** A slower render waits for something. */
const longRenderMs = 5_000;
const maxPauseMs = 2_000;

/**
 * Resolves once the edge has a page that was rendered since the start: then lake, site and build work together. Prints
 * each obstacle once.
 *
 * @throws Refusal if only another configuration can help.
 */
export const untilRendered = async (
  healthAddress: string,
  content: Environment,
  stopping: AbortSignal,
): Promise<void> => {
  const begun = performance.now();
  const say = sayOnce();
  let pauseMs = lookMs;
  while (!stopping.aborted) {
    const health = await readHealth(healthAddress);
    const cause = health?.problems.find(({ part }) => part === 'pages')?.cause;
    if (health && cause === undefined) return;
    const isFailing = cause !== undefined && cause !== notRenderedYet;
    if (isFailing || performance.now() - begun > longRenderMs) {
      const trouble = await findTrouble(content);
      if (trouble?.kind === 'refused') throw new Refusal(`No page can be rendered. ${trouble.cause}`);
      say(`${trouble?.cause ?? cause ?? 'The edge does not answer.'} ${meanwhile(health)}`);
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    }
    await pause(pauseMs);
  }
};

/** @throws Refusal as above. */
export const untilContentAnswers = async (content: Environment, stopping: AbortSignal): Promise<void> => {
  const say = sayOnce();
  while (!stopping.aborted) {
    const trouble = await findTrouble(content);
    if (!trouble) return;
    if (trouble.kind === 'refused') throw new Refusal(`The site cannot be built. ${trouble.cause}`);
    say(`${trouble.cause} The site is built as soon as it answers.`);
    await pause(maxPauseMs);
  }
};

/** Imported on demand: a successful start does not need the client. */
const findTrouble = async (content: Environment): Promise<ContentTrouble | null> =>
  (await import('../../edge/health/contentTrouble.ts')).findContentTrouble(content);

const meanwhile = (health: Health | null): string =>
  health?.status === 'ok'
    ? 'Copydesk goes on trying; readers get the pages of its last run meanwhile.'
    : 'Copydesk is not ready and goes on trying; /healthz answers 503 meanwhile.';

const sayOnce = () => {
  let said = '';
  return (message: string): void => {
    if (message !== said) console.error(message);
    said = message;
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
