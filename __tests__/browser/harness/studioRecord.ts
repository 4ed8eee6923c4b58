import type { Page, TestInfo } from '@playwright/test';

const maxLines = 400;
/** Enough for an action that saves several fields. */
const maxBodyLength = 1_500;
const records = new WeakMap<Page, string[]>();

/** Notes what is clicked in Studio, what it sends, and what its console prints, for the report of a failed test. */
export const recordStudio = async (page: Page): Promise<void> => {
  const lines: string[] = [];
  records.set(page, lines);
  const note = (line: string): void => {
    lines.push(`${new Date().toISOString()} ${line}`);
    if (lines.length > maxLines) lines.shift();
  };
  page.on('console', (message) => note(`${message.type()}: ${message.text().slice(0, 300)}`));
  page.on('pageerror', ({ message }) => note(`error: ${message}`));
  page.on('requestfailed', (request) => {
    // A query that nobody waits for any longer.
    if (request.method() === 'GET') return;
    note(`failed ${request.method()} ${new URL(request.url()).pathname} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.method() === 'GET' && response.ok()) return;
    const { pathname } = new URL(request.url());
    const body = pathname.includes('/assets/') ? '' : (request.postData() ?? '');
    note(`${response.status()} ${request.method()} ${pathname} ${body.slice(0, maxBodyLength)}`);
  });
  await page.addInitScript(() => {
    for (const type of ['click', 'focusin'])
      document.addEventListener(
        type,
        ({ target }) => {
          const named = target instanceof Element ? target.closest('button, a, input, textarea') : null;
          const name = named?.getAttribute('data-testid') ?? named?.getAttribute('aria-label') ?? named?.id;
          console.debug(`${type} ${named?.tagName ?? ''} ${name ?? ''}`);
        },
        { capture: true },
      );
  });
};

/** Attaches what was noted. */
export const attachStudioRecord = async (page: Page, info: TestInfo): Promise<void> => {
  const body = records.get(page)?.join('\n');
  if (body) await info.attach('studio.txt', { body, contentType: 'text/plain' });
};
