declare const $hasFailed: () => boolean;

// One failure kills the mutant. Further tests could each wait until they time out.
beforeEach(() => {
  if ($hasFailed()) throw new Error('An earlier test failed.');
});
