export type Count = { passed: number; failed: number };

/** Gets output as it comes. */
export type Write = (text: string) => void;

/** A part of a run, with what it prints. */
export type Step = { title: string; run: (write: Write) => Promise<Count> };

/**
 * Runs all steps at once. Prints the output of one after the other: a step's own as it comes, and before that what it
 * printed while an earlier one ran.
 */
export const sideBySide = async (
  steps: Step[],
  print: Write = (text) => void process.stdout.write(text),
): Promise<Count[]> => {
  const running = steps.map(({ title, run }) => {
    const step = { title, held: '', isPrinted: false };
    const result = run((text) => {
      if (step.isPrinted) print(text);
      else step.held += text;
    });
    // It is awaited after the earlier steps.
    result.catch(() => {});
    return { step, result };
  });
  const counts: Count[] = [];
  for (const { step, result } of running) {
    print(`\n— ${step.title} —\n${step.held}`);
    step.isPrinted = true;
    counts.push(await result);
  }
  return counts;
};
