/** A program: prints each source with each of its mutants, and with all of them. Jest cannot load the parser. */
import { findMutants, withMutants } from '../../../tools/mutants/findMutants.ts';

const results = process.argv.slice(2).map((source) => {
  const mutants = findMutants('a.ts', source, 0);
  const changed = mutants.map(
    ({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end),
  );
  return { changed, all: withMutants(source, mutants) };
});
console.log(JSON.stringify(results));
