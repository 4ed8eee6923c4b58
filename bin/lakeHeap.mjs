/**
 * Node's flags for a lake. By default Node lets garbage grow to half a gigabyte; with these flags a lake of a hundred
 * thousand documents stays under 300 MB at the same speed. Plain JavaScript: bootstrap.mjs reads it too.
 */
export const lakeHeap = [
  '--max-old-space-size=384',
  '--max-semi-space-size=4',
  `--import=${new URL('compileCache.mjs', import.meta.url).href}`,
];
