import { FairQueue } from '../FairQueue.ts';
import type { BodyTimes } from '../requestBody.ts';
import type { Images } from './AssetContext.ts';
import { Decoder, type DecoderLimits } from './decoder/Decoder.ts';

/** A browser sends six at a time, an import eight. Others wait, and their bytes are not read yet. */
const receivingBounds = { maxRunning: 32, maxRunningPerCaller: 8, maxWaiting: 400, maxWaitingPerCaller: 200 };
/** The largest file, 512 MB, at 14 megabits per second. */
const uploadTimes = { idleMs: 20_000, totalMs: 300_000 };
/** Encoding takes longer than decoding: ten megapixels as AVIF take twelve seconds. */
const maxRenditionMs = 20_000;

export type ImageOptions = {
  /** Time limits for decoding an image. */
  imageLimits?: Partial<DecoderLimits>;
  /** Timeouts of an upload. */
  uploadTimes?: Partial<BodyTimes>;
};

/** No process runs before the first image, or after the signal has aborted. */
export const openImages = (options: ImageOptions, signal: AbortSignal): Images => {
  const uploads = new Decoder(options.imageLimits);
  const renditions = new Decoder({ maxSlowMs: maxRenditionMs, ...options.imageLimits });
  const receiving = new FairQueue('uploads', receivingBounds);
  signal.addEventListener('abort', () => {
    for (const part of [uploads, renditions, receiving]) part.close();
  });
  return { uploads, renditions, receiving, uploadTimes: { ...uploadTimes, ...options.uploadTimes } };
};
