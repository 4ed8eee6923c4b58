import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type ArrayOfObjectsInputProps,
  type FormPatch,
  getPublishedId,
  PatchEvent,
  type PortableTextInputProps,
  SANITY_PATCH_TYPE,
  useFormValue,
} from 'sanity';
import { createGlobalStyle, styled } from 'styled-components';
import { useStyleMarks } from '../houseStyle/useStyleMarks.tsx';
import { BodyForm } from './bodyForm/BodyForm.ts';
import { DroppedFiles } from './bodyForm/DroppedFiles.ts';
import { EarlyText } from './bodyForm/EarlyText.ts';
import { FormBlocks } from './bodyForm/FormBlocks.ts';
import { OpenBlock } from './bodyForm/OpenBlock.ts';
import { onceInDialog } from './bodyForm/onceInDialog.ts';
import { TableJournal } from './bodyForm/TableJournal.ts';
import { PasteNotice } from './pasting/PasteNotice.tsx';
import { PasteReport } from './pasting/PasteReport.ts';

/**
 * The body as a sheet of paper: it grows with the text, which has the fonts and the measure of the readers' page. The
 * toolbar stays in view. Without these rules Studio shows its own box, in which everything works.
 */
const Sheet = styled.div`
  contain: inline-size;
  [data-testid='pt-editor'][data-fullscreen='false'] {
    height: auto;
    min-height: max(24rem, calc(100dvh - 15rem));
    overflow: visible;
    resize: none;
  }
  /* Studio's markers of lists have the size of its own text, and sit above the first line of ours. */
  [data-list-prefix][data-ui='Text'] {
    padding: 0;
    transform: none;
    font: 1.1875rem/1.55 'Source Serif 4 Variable', Georgia, serif;
    &::before,
    &::after {
      content: none;
    }
  }
  /* Studio covers the text while a file is dragged over it, so that nobody sees where it goes. */
  [data-test-id='file-target'] > [data-ui='Layer'] {
    display: none;
  }
  [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__scroller'] {
    overflow: visible;
  }
  [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__toolbar-card'] {
    position: sticky;
    top: 0;
  }
  /* On a phone the page scrolls, under the header of the document. */
  @media (max-width: 599px) {
    [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__toolbar-card'] {
      top: 49px;
    }
  }
`;

/**
 * Studio's expanded editor fills the pane of the document. The lists beside it are hidden, so that the window is for the
 * text. Without the space below the form, the writing bar stays at the bottom.
 */
const WholeWindow = createGlobalStyle`
  [data-ui='PaneLayout'] > :not([data-testid='document-pane']) {
    display: none;
  }
  [data-testid='document-panel-scroller'] > div {
    padding-bottom: 0 !important;
  }
`;

/** What an editor of formatted text has beside the properties of a list. */
type OfEditor = Pick<PortableTextInputProps, 'rangeDecorations' | 'onFullScreenChange'>;

/** The body of a story or page. Control and Enter, or the button at the end of the toolbar, give it the whole window. */
export const BodyInput = (props: ArrayOfObjectsInputProps) => {
  const [isExpanded, setIsExpanded] = useState(false);
  const [report, setReport] = useState<string | null>(null);
  const form = useBodyForm(props);
  const marks = useStyleMarks(getPublishedId(String(useFormValue(['_id']) ?? '')), props.value);
  const { onChange } = props;
  const change = useCallback<typeof onChange>(
    (event) => {
      const patches = form.earlyText.withoutGiven(PatchEvent.from(event).patches);
      if (patches.length > 0) onChange(PatchEvent.from(form.tables.translate(patches)));
    },
    [onChange, form],
  );
  // Studio's comments pass their ranges and the place of their composer, and follow the size of the editor.
  const { rangeDecorations, onFullScreenChange } = props as ArrayOfObjectsInputProps & OfEditor;
  const expand = useCallback(
    (isWhole: boolean) => {
      onFullScreenChange?.(isWhole);
      setIsExpanded(isWhole);
    },
    [onFullScreenChange],
  );
  const decorations = useMemo(() => [...(rangeDecorations ?? []), ...marks], [rangeDecorations, marks]);
  const editorProps = {
    ...props,
    onChange: change,
    onFullScreenChange: expand,
    // Studio would put dropped and pasted pictures at the end of the text.
    onSelectFile: ({ file }: { file: File }) => form.files.add(file),
    rangeDecorations: decorations,
  };
  return (
    <BodyForm value={form}>
      {isExpanded && <WholeWindow />}
      <PasteReport value={setReport}>
        <Sheet>{props.renderDefault(editorProps as ArrayOfObjectsInputProps)}</Sheet>
      </PasteReport>
      <PasteNotice report={report} onDismiss={() => setReport(null)} />
    </BodyForm>
  );
};

/** The editor keeps what it gets first, so it reaches the newest properties through a reference. */
const useBodyForm = (props: ArrayOfObjectsInputProps): BodyForm => {
  const { value } = props;
  const newest = useRef(props);
  newest.current = props;
  const form = useMemo<BodyForm>(() => {
    const earlyText = new EarlyText();
    return {
      blocks: new FormBlocks(),
      tables: new TableJournal(),
      files: new DroppedFiles(),
      earlyText,
      openBlock: new OpenBlock(),
      open: (key, field) => {
        newest.current.onItemOpen([...newest.current.path, { _key: key }]);
        if (field) onceInDialog(() => newest.current.onPathFocus([{ _key: key }, field]));
      },
      path: () => newest.current.path,
      focusPath: () => newest.current.focusPath,
      patch: (change) => newest.current.onChange(change),
      giveText: () => {
        const { onChange, readOnly } = newest.current;
        if (readOnly) return;
        earlyText.give((typed) => {
          const patches = typed.map((patch) => ({ ...patch, patchType: SANITY_PATCH_TYPE }) as FormPatch);
          onChange(PatchEvent.from(patches));
        });
      },
    };
  }, []);
  useEffect(() => form.blocks.update((value ?? []) as { _key: string }[]), [form, value]);
  useEffect(() => {
    form.blocks.open();
    return () => form.blocks.close();
  }, [form]);
  const isOpen = props.members.some((member) => member.kind === 'item' && member.open);
  useEffect(() => form.openBlock.update(isOpen), [form, isOpen]);
  return form;
};
