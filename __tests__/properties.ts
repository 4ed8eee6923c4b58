import fc from 'fast-check';

/**
 * fast-check with the same inputs in each run: a run that fails says something of the change, and can be repeated.
 * `FAST_CHECK_SEED=$RANDOM npx jest PATH` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });

export default fc;
