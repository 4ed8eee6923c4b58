import { addEventHandler } from 'jest-circus';

/** As `testTimeout` of `jest.config.mjs`, which the runner of these tests does not know. */
const limitMs = 600_000;

/** Ends the wait for a test or hook that hangs. */
const limited =
  (name: string, run: () => unknown): (() => Promise<void>) =>
  async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`${name} took more than ${limitMs / 1000} seconds.`)),
        limitMs,
      );
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };

addEventHandler((event, { currentDescribeBlock: { tests, hooks } }) => {
  const added =
    event.name === 'add_test' ? tests.at(-1) : event.name === 'add_hook' ? hooks.at(-1) : undefined;
  // A function with a parameter calls back when it is done. No test of ours does.
  if (added?.fn && added.fn.length === 0)
    added.fn = limited('name' in added ? added.name : added.type, added.fn as () => unknown);
});
