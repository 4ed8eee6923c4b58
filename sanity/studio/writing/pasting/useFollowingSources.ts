import type { Editor } from '@portabletext/editor';
import { use, useRef } from 'react';
import { insert, setIfMissing, unset } from 'sanity';
import type { Paste } from '../../../../lib/pasting/readPaste.ts';
import { StoryPatch } from '../StoryPatch.ts';
import { FollowedSources, type SourceList } from './FollowedSources.ts';

/** Adds the footnotes of a paste to the story's sources, which follow undo and redo. */
export const useFollowingSources = (editor: Editor) => {
  const patch = use(StoryPatch);
  const followed = useRef(new FollowedSources()).current;
  const list: SourceList = {
    add: (sources) => {
      patch?.(setIfMissing([], ['sources']));
      patch?.(insert(sources, 'after', ['sources', -1]));
    },
    remove: (sources) => {
      for (const { _key } of sources) patch?.(unset(['sources', { _key }]));
    },
  };
  const text = () => editor.getSnapshot().context.value;
  return {
    add: (paste: Paste): void => followed.add(paste, text(), list),
    follow: (): void => followed.follow(text(), list),
  };
};
