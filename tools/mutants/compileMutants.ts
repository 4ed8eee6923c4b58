import { createRequire } from 'node:module';
import path from 'node:path';
import { withMutants } from './findMutants.ts';
import { readPlan } from './plan.ts';

/** The part of Jest's transformers and of what they are called with that is needed here. */
type JestOptions = { config: { rootDir: string } };
type Transformer = { process: (source: string, file: string, options: JestOptions) => { code: string } };
type Options = { plan: string; compile: [transformer: string, options: unknown] };

const require = createRequire(import.meta.url);

/** Compiles as the site's tests do, with the mutants of the plan in the source. */
const createTransformer = ({ plan, compile: [transformer, options] }: Options): Transformer => {
  const { mutants } = readPlan(plan);
  const compiler = require(transformer).createTransformer(options) as Transformer;
  return {
    process: (source: string, file: string, jestOptions: JestOptions) => {
      const found = mutants[path.relative(jestOptions.config.rootDir, file)];
      return compiler.process(found ? withMutants(source, found) : source, file, jestOptions);
    },
  };
};

export default { createTransformer };
