import { useEditor } from '@portabletext/editor';
import { BehaviorPlugin } from '@portabletext/editor/plugins';
import { use, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { describeLeftOut } from '../../../../lib/pasting/LeftOut.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';
import type { DropPlace } from '../bodyForm/DroppedFiles.ts';
import { StoryPatch } from '../StoryPatch.ts';
import { useDropMark } from './DropMark.tsx';
import { insertPictures } from './insertPictures.ts';
import { PasteReport } from './PasteReport.ts';
import { pasteBehaviors } from './pasteBehaviors.ts';
import type { Clipboard } from './readClipboard.ts';
import { useFollowingSources } from './useFollowingSources.ts';
import { useUpload } from './useUpload.ts';

/** Pastes, or takes when it is dropped, pictures and what Word, Google Docs, spreadsheets and web pages give, and tells what it left out. */
export const PastePlugin = () => {
  const editor = useEditor();
  const hasSources = use(StoryPatch) !== null;
  const tell = use(PasteReport);
  const sources = useFollowingSources(editor);
  const upload = useUpload();
  const { line, mark } = useDropMark();
  const files = use(BodyForm)?.files;

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
    const withWords = new Set(
      paste.blocks.filter(({ alt, caption }) => alt || caption).map(({ _key }) => _key),
    );
    if (paste.pictures.length > 0) report(await upload(paste.pictures, files, withWords));
  };

  const takeFiles = useEffectEvent(async (dropped: File[], place: DropPlace | null): Promise<void> => {
    const keys = insertPictures(editor, dropped.length, place);
    tell('Pictures are being uploaded.');
    const pictures = keys.map((key, file) => ({ key, file }));
    tell(await upload(pictures, dropped));
  });
  useEffect(() => files?.connect((dropped, place) => void takeFiles(dropped, place)), [files]);

  const pasting = {
    hasSources,
    finish,
    tell,
    follow: sources.follow,
    setPlace: (place: DropPlace) => files?.setPlace(place),
    mark,
  };
  const current = useRef(pasting);
  current.current = pasting;
  const behaviors = useMemo(() => pasteBehaviors(() => current.current), []);
  return (
    <>
      <BehaviorPlugin behaviors={behaviors} />
      {line}
    </>
  );
};
