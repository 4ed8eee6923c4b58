import { isbot } from 'isbot';

/**
 * Returns false for declared bots, headless browsers, prefetches and prerenders.
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
