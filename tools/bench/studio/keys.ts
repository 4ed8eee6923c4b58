import type { Frame, Page } from '@playwright/test';
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

/**
 * Types a sign and digits at the start of a text, at the speed of a fast typist, without a pause.
 * @param frame shows the text as it follows.
 * @returns milliseconds from each key to the frame's picture that has it.
 */
export const followTyping = async (page: Page, frame: Frame, characters: number): Promise<number[]> => {
  await frame.evaluate(() => {
    const shownAtMs: number[] = [];
    Object.assign(window, { shownAtMs });
    const look = () => {
      const count = document.body.textContent?.match(/¤(\d*)/)?.[1]?.length ?? 0;
      const now = performance.timeOrigin + performance.now();
      while (shownAtMs.length < count) shownAtMs.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.type('¤');
  const typedAtMs: number[] = [];
  for (let index = 0; index < characters; index += 1) {
    typedAtMs.push(Date.now());
    await page.keyboard.type(String(index % 10), { delay: 60 });
  }
  await frame.waitForFunction(
    (count) => (window as unknown as { shownAtMs: number[] }).shownAtMs.length >= count,
    characters,
  );
  const shownAtMs = milliseconds.parse(
    await frame.evaluate(() => (window as unknown as { shownAtMs: number[] }).shownAtMs),
  );
  return typedAtMs.map((typed, index) => (shownAtMs[index] ?? 0) - typed);
};
