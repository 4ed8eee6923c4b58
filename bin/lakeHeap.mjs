/**
 * Node's flags for a lake. Left to itself Node lets garbage grow to half a gigabyte before it looks; with these a lake
 * of a hundred thousand documents stays under 300 MB, and is as fast. Plain JavaScript: bootstrap.mjs reads it too.
 */
export const lakeHeap = [
  '--max-old-space-size=384',
  '--max-semi-space-size=4',
  `--import=${new URL('compileCache.mjs', import.meta.url).href}`,
];
