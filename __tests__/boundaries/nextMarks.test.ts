import { globSync, readFileSync } from 'node:fs';

/** Addresses, headers, cookies, files and elements that Next may change without notice. */
const marks = /_next|x-nextjs|['/]\.next|__prerender|__next|_rsc|text\/x-component|data-dgst/;

it('only edge/next depends on Next’s private names', () => {
  const files = globSync('edge/**/*.ts');
  const isOfNext = (file: string): boolean => file.startsWith('edge/next/');
  const found = files.filter((file) => marks.test(readFileSync(file, 'utf8')));
  expect(found.filter(isOfNext)).not.toEqual([]);
  expect(found.filter((file) => !isOfNext(file))).toEqual([]);
});
