import type { FileWords } from '../../types/uploads.ts';
import type { OutputFormat } from '../chooseFormat.ts';
import type { TransformParameters } from '../transformParameters.ts';

/** Optional metadata of an uploaded image. */
export type Extract = 'lqip' | 'blurhash' | 'palette';

export type ImageFacts = {
  width: number;
  height: number;
  extension: string;
  mimeType: string;
  metadata: Record<string, unknown>;
  /** What the file says of itself. It is not part of the asset's document, which anyone can read. */
  words: FileWords;
};

/** What to do with the image at a path. */
export type Task =
  | { kind: 'describe'; path: string; size: number; extract: Extract[] }
  | { kind: 'withoutMetadata'; path: string; size: number }
  | { kind: 'render'; path: string; parameters: TransformParameters; format: OutputFormat };

export type Reply =
  | { kind: 'described'; facts: ImageFacts }
  | { kind: 'rendered'; bytes: Uint8Array }
  /** The image or the request is invalid. */
  | { kind: 'rejected'; status: number; message: string };

/** Sent regularly while a task runs, with its processor time so far. */
export type Progress = { kind: 'working'; cpuMs: number };
