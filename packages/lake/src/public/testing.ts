export { clockOf } from '../clock/ClockWatch.ts';
export { schedulesOf } from '../store/schedules/schedules.ts';
export { explainQuery } from '../testing/explainQuery.ts';
export { commit, type Draft } from '../testing/lakeWith.ts';
export { makePasswordsCheap } from '../testing/makePasswordsCheap.ts';
export { openTestLake, type TestLake } from '../testing/openTestLake.ts';
export { rolesOf } from '../testing/rolesOf.ts';
export { type ServedLake, serveTestLake } from '../testing/serveTestLake.ts';
