import { type FormPatch, insert, set, setIfMissing, unset } from 'sanity';
import type { FrontEdit } from '../../../../lib/front/board/moveOnBoard.ts';

/** The edits as patches of Studio's form. */
export const patchesOf = (edits: FrontEdit[]): FormPatch[] =>
  edits.flatMap((edit): FormPatch[] => {
    if (edit.kind === 'set') return [set(edit.value, edit.path)];
    if (edit.kind === 'unset') return [unset(edit.path)];
    const { list, slot, position, at } = edit;
    return [
      setIfMissing([], list),
      at === null
        ? insert([slot], 'after', [...list, -1])
        : insert([slot], position, [...list, { _key: at }]),
    ];
  });
