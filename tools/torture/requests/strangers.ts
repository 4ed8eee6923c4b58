import { findFreePort } from '../../../bin/supervisor/ports.ts';
import { measureFloods } from '../../bench/anonymous/floods.ts';
import type { Losses } from '../crashes/killedWriters.ts';

const secondsOfFlood = 5;
/** A publish reaches a reader within this many times of what it takes without the flood, or within this time. */
const maxShown = { ratio: 2, ms: 150 };
/** Of an editor's saves, at the 99th percentile. */
const maxSave = { ratio: 3, p99Ms: 100 };

/**
 * Strangers with one address flood a product of their own with cold stories, invented addresses, searches and more: one
 * by one, all at once, and all at once with malicious accounts of each role. A publish must reach readers, and a save be
 * kept, almost as soon as without them.
 */
export const floodAsStrangers = async (place: string): Promise<Losses> => {
  const results = await measureFloods({
    scratch: place,
    port: await findFreePort(),
    seconds: secondsOfFlood,
  });
  const lost = results.flatMap((result) => {
    const { calm, flooded, calmSaves, floodedSaves, statusesForOthers } = result;
    const flood = `${result.flood}, ${result.connections} connections`;
    const failed = Object.keys(statusesForOthers).filter((status) => status !== '200');
    return [
      ...(flooded.medianMs > Math.max(maxShown.ms, maxShown.ratio * calm.medianMs)
        ? [
            `a publish showed after ${flooded.medianMs} ms, and after ${calm.medianMs} without the flood: ${flood}`,
          ]
        : []),
      ...(floodedSaves.refused > 0 ? [`${floodedSaves.refused} saves were refused: ${flood}`] : []),
      ...(floodedSaves.p99Ms > Math.max(maxSave.p99Ms, maxSave.ratio * calmSaves.p99Ms)
        ? [`a save took ${floodedSaves.p99Ms} ms, and ${calmSaves.p99Ms} without the flood: ${flood}`]
        : []),
      ...failed.map((status) => `another reader of a published page got ${status}: ${flood}`),
    ];
  });
  return {
    tried: {
      floods: results.length,
      'times the calm from publish to reader at worst': Math.max(
        ...results.map(({ ratioOfMedians }) => ratioOfMedians),
      ),
    },
    lost,
  };
};
