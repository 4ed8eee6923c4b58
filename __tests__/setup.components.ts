import '@testing-library/jest-dom';

/** What React or the DOM complains about is a defect: the test that caused it fails. */
let complaints: unknown[][] = [];
beforeEach(() => {
  complaints = [];
  jest.spyOn(console, 'error').mockImplementation((...args) => complaints.push(args));
});
afterEach(() => {
  jest.restoreAllMocks();
  expect(complaints).toEqual([]);
});
