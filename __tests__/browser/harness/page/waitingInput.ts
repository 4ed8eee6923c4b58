import type { CDPSession, Page } from '@playwright/test';

/** Sends an input event. It arrives in the order of the calls. */
type Input = (session: CDPSession) => Promise<unknown>;

export const pressOf = (key: string, windowsVirtualKeyCode: number, { isShifted = false } = {}): Input[] =>
  (['rawKeyDown', 'keyUp'] as const).map((type) => (session) => {
    const modifiers = isShifted ? 8 : 0;
    return session.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode, modifiers });
  });

export const typingOf = (text: string): Input[] =>
  Array.from(
    text,
    (key) => (session) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }),
  );

/** @param x in CSS pixels of the viewport, as `y`. */
export const clickAt = (x: number, y: number): Input[] =>
  (['mousePressed', 'mouseReleased'] as const).map(
    (type) => (session) =>
      session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 }),
  );

/** Sends input that waits together until the page has time for it, as on a slow computer. */
export const sendWhileBusy = async (page: Page, inputs: Input[]): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 500;
      while (performance.now() < end);
    });
  });
  await Promise.all(inputs.map((send) => send(session)));
  await session.detach();
};
