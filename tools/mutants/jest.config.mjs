import path from 'node:path';
import rootConfig from '../../jest.config.mjs';

/** The tests of the tree over files with mutants in them. The plan is in the environment: see plan.ts. */
export default async () => {
  // Mutants are compiled in by a transform, which only the sandbox has.
  const { projects } = await rootConfig({ sandboxAll: true });
  const plan = process.env.MUTANTS_PLAN;
  return {
    // A mutant may make each test of a file wait for ever.
    testTimeout: 60_000,
    projects: projects.map(({ transform, testPathIgnorePatterns = [], ...project }) => {
      const [[pattern, compile]] = Object.entries(transform);
      return {
        ...project,
        rootDir: path.resolve(import.meta.dirname, '../..'),
        runner: path.join(import.meta.dirname, 'MutantRunner.ts'),
        setupFilesAfterEnv: [
          path.join(import.meta.dirname, 'stopAfterFailure.ts'),
          ...(project.setupFilesAfterEnv ?? []),
        ],
        transform: {
          ...transform,
          // The plan is in the options because Jest caches by them.
          [pattern]: [path.join(import.meta.dirname, 'compileMutants.ts'), { plan, compile }],
        },
        testPathIgnorePatterns: [
          ...testPathIgnorePatterns,
          // They start processes, which have no mutants in them, or take minutes.
          '/__tests__/(bin|docs|boundaries|patterns|tools)/',
          '\\.property\\.test\\.',
          '/randomAttempts\\.test\\.',
        ],
      };
    }),
  };
};
