/** Property tests are slow. Not an option of Jest's: it would replace what each of its projects ignores. */
const isNoProperty = '(?!.*\\.property\\.test\\.)';

/**
 * The tests that `npm run check` runs: rules, markup, Studio's logic, GROQ and documentation. None starts a server.
 * Patterns of paths for Jest.
 */
export const unitTests = [
  '__tests__/lib/',
  '__tests__/components/',
  '__tests__/sanity/(queries/queries|seed|studio/(actions|writing))',
  '__tests__/sanity/studio/connection/(?!multiplexedStreams|quietDryRuns|refusedWrites)',
  '__tests__/sanity/studio/desk/(?!findDocumentType)',
  '__tests__/sanity/studio/schedule/(?!settleSchedule)',
  '__tests__/server/environment',
  '__tests__/edge/(pages/(pageKey|RefreshQueue)|next/readPage|http/clientAddress)',
  'packages/lake/__tests__/query/(conformance|parse)/',
  '__tests__/docs/(docs|project|architecture)',
].map((path) => path + isNoProperty);

/** Jest's options that select them. */
export const unitTestOptions = ['--testPathPatterns', ...unitTests];
