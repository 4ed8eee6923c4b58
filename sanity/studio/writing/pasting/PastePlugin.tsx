import { useEditor } from '@portabletext/editor';
import { defineBehavior, effect, forward, raise } from '@portabletext/editor/behaviors';
import { BehaviorPlugin } from '@portabletext/editor/plugins';
import { isSelectionExpanded } from '@portabletext/editor/selectors';
import { use, useMemo, useRef } from 'react';
import { describeLeftOut } from '../../../../lib/pasting/LeftOut.ts';
import { StoryPatch } from '../StoryPatch.ts';
import { PasteReport } from './PasteReport.ts';
import { type Clipboard, type ReadClipboard, readClipboard } from './readClipboard.ts';
import { useFollowingSources } from './useFollowingSources.ts';
import { useUpload } from './useUpload.ts';

/** Pastes what Word, Google Docs, spreadsheets and web pages put on the clipboard, and tells what it left out. */
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
  const behaviors = useMemo(
    () => [
      defineBehavior({
        on: 'clipboard.paste',
        guard: ({ snapshot, event }) =>
          readClipboard(event.originEvent.dataTransfer, {
            newKey: snapshot.context.keyGenerator,
            hasSources: current.current.hasSources,
          }) ?? false,
        actions: [
          ({ snapshot }, read: ReadClipboard) => {
            if ('problem' in read) return [effect(() => current.current.tell(`Not pasted. ${read.problem}`))];
            return [
              ...(isSelectionExpanded(snapshot) ? [raise({ type: 'delete' as const })] : []),
              raise({ type: 'insert.blocks', blocks: read.paste.blocks, placement: 'auto' }),
              effect(() => void current.current.finish(read)),
            ];
          },
        ],
      }),
      ...(['history.undo', 'history.redo'] as const).map((on) =>
        defineBehavior({
          on,
          actions: [({ event }) => [forward(event), effect(() => current.current.follow())]],
        }),
      ),
    ],
    [],
  );
  return <BehaviorPlugin behaviors={behaviors} />;
};
