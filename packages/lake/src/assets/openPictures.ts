import { FairQueue } from '../FairQueue.ts';
import type { BodyTimes } from '../requestBody.ts';
import type { Pictures } from './AssetContext.ts';
import { Decoder, type DecoderLimits } from './decoder/Decoder.ts';

/** A browser sends six at a time, an import eight. Others wait, with their bytes unread. */
const receivingBounds = { atOnce: 32, atOncePerCaller: 8, waiting: 400, waitingPerCaller: 200 };
/** As the front: 512 MB over a line of 14 megabits a second. */
const uploadTimes = { idleMs: 20_000, totalMs: 300_000 };
/** Encoding takes longer than decoding: ten megapixels as AVIF take twelve seconds. */
const renditionMs = 20_000;

export type PictureOptions = {
  /** How long a picture may be decoded. */
  pictureLimits?: Partial<DecoderLimits>;
  /** How slowly an upload may come. */
  uploadTimes?: Partial<BodyTimes>;
};

/** Nothing runs before there is a picture, and nothing when the signal has aborted. */
export const openPictures = (options: PictureOptions, signal: AbortSignal): Pictures => {
  const uploads = new Decoder(options.pictureLimits);
  const renditions = new Decoder({ slowMs: renditionMs, ...options.pictureLimits });
  const receiving = new FairQueue('uploads', receivingBounds);
  signal.addEventListener('abort', () => {
    for (const part of [uploads, renditions, receiving]) part.close();
  });
  return { uploads, renditions, receiving, uploadTimes: { ...uploadTimes, ...options.uploadTimes } };
};
