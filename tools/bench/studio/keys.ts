import type { Page } from '@playwright/test';
import { z } from 'zod';

const milliseconds = z.array(z.number());

/** Records in a page the time from each key to the frame that shows it. */
export const recordKeys = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const shownAfterMs: number[] = [];
    Object.assign(window, { shownAfterMs });
    // A message that is posted in a frame arrives when the frame was painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => shownAfterMs.push(performance.now() - data);
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => requestAnimationFrame(() => port2.postMessage(timeStamp)),
      { capture: true },
    );
  });
};

/** Types a sentence, at the speed of a fast typist. @returns milliseconds of each key. */
export const typeAndRead = async (page: Page, characters: number): Promise<number[]> => {
  const text = 'the mill by the river stands '.repeat(Math.ceil(characters / 29)).slice(0, characters);
  await page.keyboard.type(text, { delay: 60 });
  return milliseconds.parse(
    await page.evaluate(
      (count) =>
        new Promise((resolve) => {
          const { shownAfterMs } = window as unknown as { shownAfterMs: number[] };
          const look = () =>
            shownAfterMs.length >= count ? resolve(shownAfterMs) : requestAnimationFrame(look);
          look();
        }),
      characters,
    ),
  );
};
