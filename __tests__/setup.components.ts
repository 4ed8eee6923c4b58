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
