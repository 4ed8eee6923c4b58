import { createContext } from 'react';
import type { FormPatch, Path } from 'sanity';
import type { DroppedFiles } from './DroppedFiles.ts';
import type { EarlyText } from './EarlyText.ts';
import type { FormBlocks } from './FormBlocks.ts';
import type { OpenBlock } from './OpenBlock.ts';
import type { TableJournal } from './TableJournal.ts';

/** How the body's editor reaches its form. */
export type BodyForm = {
  blocks: FormBlocks;
  tables: TableJournal;
  files: DroppedFiles;
  openBlock: OpenBlock;
  earlyText: EarlyText;
  /** Opens the form of a block, at a field. */
  open(key: string, field: string | undefined): void;
  path(): Path;
  /** What the form was asked to focus, such as by a click in the preview. */
  focusPath(): Path;
  /** Changes a block in a way that the editor's undo does not have. */
  patch(change: FormPatch): void;
  /** Gives the form what was typed until now. */
  giveText(): void;
};

export const BodyForm = createContext<BodyForm | null>(null);
