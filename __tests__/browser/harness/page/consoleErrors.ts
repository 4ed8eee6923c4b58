import type { Page } from '@playwright/test';

/** Collects console messages and uncaught errors of a page. @param expected messages to ignore. */
export const collectConsoleErrors = (
  page: Page,
  { kinds = ['error', 'warning'], expected }: { kinds?: string[]; expected?: RegExp | undefined } = {},
): string[] => {
  const consoleErrors: string[] = [];
  const note = (message: string) => {
    if (!expected?.test(message)) consoleErrors.push(message);
  };
  page.on('pageerror', ({ message }) => note(message));
  page.on('console', (message) => {
    if (kinds.includes(message.type())) note(`${message.text()} ${message.location().url}`);
  });
  return consoleErrors;
};

/** Collects errors of Studio, and its requests to other hosts. */
export const collectStudioErrors = (page: Page, origin: string): string[] => {
  const consoleErrors = collectConsoleErrors(page, { kinds: ['error'] });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) consoleErrors.push(`asked ${url.href}`);
  });
  return consoleErrors;
};
