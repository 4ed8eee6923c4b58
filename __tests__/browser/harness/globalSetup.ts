import { buildIfNeeded } from '../../../tools/testing/startProduct.ts';

/** Playwright calls this once, before all tests. */
export default buildIfNeeded;
