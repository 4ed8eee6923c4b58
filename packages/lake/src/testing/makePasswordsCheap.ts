import { passwordCost } from '../accounts/signIn/passwordCost.ts';

/**
 * Passwords of this process are hashed in no time from now on, for tests of other subjects. A lake with the usual cost
 * accepts none of these hashes.
 */
export const makePasswordsCheap = (): void => {
  Object.assign(passwordCost, { N: 2, p: 1 });
};
