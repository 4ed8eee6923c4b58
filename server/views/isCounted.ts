import { isbot } from 'isbot';

/**
 * Whether a request comes from a person who looks at the page: declared bots, headless browsers and pages
 * fetched or drawn ahead of time are not counted.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Purpose
 */
export const isCounted = (headers: Headers): boolean => {
  const agent = headers.get('user-agent');
  if (!agent || isbot(agent)) return false;
  const purposes = [
    headers.get('sec-purpose'),
    headers.get('purpose'),
    headers.get('x-purpose'),
    headers.get('x-moz'),
  ];
  return !purposes.some((purpose) => purpose && /prefetch|prerender|preview/i.test(purpose));
};
