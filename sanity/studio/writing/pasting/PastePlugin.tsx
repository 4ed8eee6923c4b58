import { useEditor } from '@portabletext/editor';
import { BehaviorPlugin } from '@portabletext/editor/plugins';
import { use, useMemo, useRef } from 'react';
import { describeLeftOut } from '../../../../lib/pasting/LeftOut.ts';
import { StoryPatch } from '../StoryPatch.ts';
import { PasteReport } from './PasteReport.ts';
import { pasteBehaviors } from './pasteBehaviors.ts';
import type { Clipboard } from './readClipboard.ts';
import { useFollowingSources } from './useFollowingSources.ts';
import { useUpload } from './useUpload.ts';

/** Pastes, or takes when it is dropped, what Word, Google Docs, spreadsheets and web pages give, and tells what it left out. */
export const PastePlugin = () => {
  const editor = useEditor();
  const hasSources = use(StoryPatch) !== null;
  const tell = use(PasteReport);
  const sources = useFollowingSources(editor);
  const upload = useUpload();

  const finish = async ({ paste, files }: Clipboard): Promise<void> => {
    const added = paste.sources.length;
    const notes =
      added === 0
        ? null
        : added === 1
          ? '1 footnote is now a source.'
          : `${added} footnotes are now sources.`;
    const report = (failed: string | null) =>
      tell([notes, describeLeftOut(paste.leftOut), failed].filter(Boolean).join(' ') || null);
    sources.add(paste);
    report(paste.pictures.length > 0 ? 'Pictures are being uploaded.' : null);
    if (paste.pictures.length > 0) report(await upload(paste.pictures, files));
  };

  const current = useRef({ hasSources, finish, tell, follow: sources.follow });
  current.current = { hasSources, finish, tell, follow: sources.follow };
  const behaviors = useMemo(() => pasteBehaviors(() => current.current), []);
  return <BehaviorPlugin behaviors={behaviors} />;
};
