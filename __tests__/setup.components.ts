import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';

/** A React or DOM warning fails the test. */
let warnings: unknown[][] = [];
beforeEach(() => {
  warnings = [];
  jest.spyOn(console, 'error').mockImplementation((...args) => warnings.push(args));
});
afterEach(() => {
  jest.restoreAllMocks();
  expect(warnings).toEqual([]);
});

// A busy machine takes longer than the library's second. Jest's limit ends a test that hangs.
configure({ asyncUtilTimeout: 60_000 });
