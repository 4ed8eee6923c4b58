import { type Count, type Step, sideBySide, type Write } from '../../../tools/testing/sideBySide.ts';

/** A step that ends when the test says so. */
const openStep = (title: string) => {
  const { promise, resolve, reject } = Promise.withResolvers<Count>();
  let write: Write = () => {};
  const step: Step = {
    title,
    run: (given) => {
      write = given;
      return promise;
    },
  };
  return { step, end: resolve, fail: reject, write: (text: string) => write(text) };
};

describe('steps side by side', () => {
  it('all run at once, print one after the other, and have their counts in order', async () => {
    let printed = '';
    const [first, second] = [openStep('First'), openStep('Second')];
    const counts = sideBySide([first.step, second.step], (text) => {
      printed += text;
    });
    second.write('b1\n');
    first.write('a1\n');
    expect(printed).toBe('\n— First —\na1\n');
    second.write('b2\n');
    second.end({ passed: 0, failed: 2 });
    await Promise.resolve();
    first.write('a2\n');
    first.end({ passed: 1, failed: 0 });
    expect(await counts).toEqual([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 2 },
    ]);
    expect(printed).toBe('\n— First —\na1\na2\n\n— Second —\nb1\nb2\n');
  });

  it('print as it comes once the earlier ones have ended', async () => {
    let printed = '';
    const [first, second] = [openStep('First'), openStep('Second')];
    const counts = sideBySide([first.step, second.step], (text) => {
      printed += text;
    });
    first.end({ passed: 1, failed: 0 });
    await new Promise(setImmediate);
    second.write('b1\n');
    expect(printed).toBe('\n— First —\n\n— Second —\nb1\n');
    second.end({ passed: 1, failed: 0 });
    await counts;
  });

  it('fail together if one cannot run, after the output of the earlier ones', async () => {
    let printed = '';
    const [first, second] = [openStep('First'), openStep('Second')];
    const counts = sideBySide([first.step, second.step], (text) => {
      printed += text;
    });
    second.fail(new Error('not found'));
    first.write('a1\n');
    first.end({ passed: 1, failed: 0 });
    await expect(counts).rejects.toThrow('not found');
    expect(printed).toContain('a1\n');
  });
});
