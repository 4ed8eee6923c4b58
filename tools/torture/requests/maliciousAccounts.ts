import { attackNames, measureAttacks, overheadSeconds } from '../../bench/accounts/measureAttacks.ts';
import type { Losses } from '../crashes/killedWriters.ts';

const minSeconds = 2;
/** An editor's save takes no longer at the 99th percentile, or this many times what it takes without the attack. */
const max = { p99Ms: 100, ratio: 3 };

/**
 * An account of each role asks a lake for the costliest that it may, attack by attack and all at once. An editor's saves
 * must all be kept, and soon.
 */
export const attackAsAccounts = async (place: string, endMs: number): Promise<Losses> => {
  const seconds = (endMs - Date.now()) / 1_000 / (attackNames.length + 1) - overheadSeconds;
  const results = await measureAttacks(place, { seconds: Math.max(minSeconds, seconds) });
  const lost = results.flatMap(({ attack, calm, attacked }) => [
    ...(attacked.refused > 0 ? [`${attacked.refused} saves were refused: ${attack}`] : []),
    ...(attacked.p99Ms > Math.max(max.p99Ms, max.ratio * calm.p99Ms)
      ? [`a save took ${attacked.p99Ms} ms, and ${calm.p99Ms} without the attack: ${attack}`]
      : []),
  ]);
  return {
    tried: {
      attacks: results.length,
      saves: results.reduce((sum, { attacked }) => sum + attacked.saves, 0),
      'ms at the 99th percentile at worst': Math.max(...results.map(({ attacked }) => attacked.p99Ms)),
    },
    lost,
  };
};
