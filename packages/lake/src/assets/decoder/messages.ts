import type { OutputFormat } from '../chooseFormat.ts';
import type { TransformParameters } from '../transformParameters.ts';

/** What an uploader may have extracted from a picture. */
export type Extract = 'lqip' | 'blurhash' | 'palette';

export type ImageFacts = {
  width: number;
  height: number;
  extension: string;
  mimeType: string;
  metadata: Record<string, unknown>;
};

/** One picture, by its place on disk, and what to do with it. */
export type Task =
  | { kind: 'describe'; path: string; size: number; extract: Extract[] }
  | { kind: 'render'; path: string; parameters: TransformParameters; format: OutputFormat };

export type Reply =
  | { kind: 'described'; facts: ImageFacts }
  | { kind: 'rendered'; bytes: Uint8Array }
  /** The picture or the request is at fault. */
  | { kind: 'refused'; status: number; message: string };

/** Sent again and again while a task is worked on: the processor time that it took until now. */
export type Progress = { kind: 'working'; cpuMs: number };
