import type { Page } from '@playwright/test';

/** Studio asks where it runs for what `sanity deploy` puts there, takes 404 for a no, and the browser notes the 404. */
const manifest = '/static/create-manifest.json';

/**
 * Chromium ends a view transition whose new page is not ready in time, or does not take part, with a rejection that
 * nobody can handle: readers see the page at once.
 */
const endedTransition = /^Transition was aborted because of invalid state/;

/** What the browser complains of from now on. @param expected what a page is meant to make it complain of. */
export const noteComplaints = (
  page: Page,
  { kinds = ['error', 'warning'], expected }: { kinds?: string[]; expected?: RegExp | undefined } = {},
): string[] => {
  const complaints: string[] = [];
  const note = (complaint: string) => {
    if (!expected?.test(complaint)) complaints.push(complaint);
  };
  page.on('pageerror', (error) => {
    if (!endedTransition.test(error.message)) note(error.message);
  });
  page.on('console', (message) => {
    const { url } = message.location();
    if (kinds.includes(message.type()) && !url.endsWith(manifest)) note(`${message.text()} ${url}`);
  });
  return complaints;
};

/** What Studio complains of, and what it asks of other machines. */
export const noteComplaintsOfStudio = (page: Page, origin: string): string[] => {
  const complaints = noteComplaints(page, { kinds: ['error'] });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`asked ${url.href}`);
  });
  return complaints;
};
