import Sequencer from '@jest/test-sequencer';

/** Files that take ten seconds or more. */
const slow = new RegExp(
  [
    'bin/(dev|supervisor/Child)',
    'patterns/patterns',
    'policy/shapes/extractSchema',
    'proxy/unreadBodies',
    'torture/faults',
    'assets/decoder',
    'clients/sanityCli',
    'durability/durability',
    'packed/packed',
  ]
    .map((name) => `/${name}\\.test\\.`)
    .join('|'),
);

/** Begins with slow files, so that none runs alone at the end. Jest knows durations from its cache only, and orders by size without. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [
      ...sorted.filter(({ path }) => slow.test(path)),
      ...sorted.filter(({ path }) => !slow.test(path)),
    ];
  }
}
