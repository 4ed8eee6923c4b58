/**
 * Tests of rules, markup, Studio's logic, GROQ and documents that start no server: what `npm run check` runs.
 * Paths as Jest matches them.
 */
export const unitTests = [
  '__tests__/lib/',
  '__tests__/components/',
  '__tests__/sanity/(queries/queries|seed|studio/(actions|connection|schedule))',
  '__tests__/server/environment',
  '__tests__/edge/(pages/(pageKey|RefreshQueue)|next/readPage|http/clientAddress)',
  'packages/lake/__tests__/query/(conformance|parse)/',
  '__tests__/docs/(docs|project|architecture)',
];

/** Tests with made-up cases take their time. */
export const slowTests = '\\.property\\.test\\.';
