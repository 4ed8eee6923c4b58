import { useEditor } from '@portabletext/editor';
import { Card, Stack, Text } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { BlockProps } from 'sanity';
import { styled } from 'styled-components';
import { findChartKind } from '../../../../lib/content/chartKinds.ts';
import { askedField } from '../../../../lib/tables/askedField.ts';
import { cellsFromText } from '../../../../lib/tables/cellsFromText.ts';
import { pasteCells, readRows } from '../../../../lib/tables/grid.ts';
import { type Typed, typeAhead } from '../../typeAhead/TypeAhead.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';
import { cellSelector } from './cellSelector.ts';
import { Grid } from './Grid.tsx';
import { holdFocus } from './holdFocus.ts';
import { type TableEdits, useTableEdits } from './useTableEdits.ts';
import { useTypedText } from './useTypedText.ts';

const Caption = styled.input`
  box-sizing: border-box;
  inline-size: 100%;
  padding: 0.35rem 0.6rem;
  border: 0;
  outline: 0;
  background: transparent;
  color: inherit;
  font: 650 1rem/1.4 'Public Sans Variable', system-ui, sans-serif;
  &::placeholder {
    color: var(--card-muted-fg-color);
    font-weight: 400;
  }
  &:focus-visible {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`;

type StoredTable = { caption?: string; headerless?: boolean; chart?: string; rows?: unknown };

/** A table in the text: its caption and a grid that is typed into. */
export const TableBlock = ({
  value,
  open,
  onClose,
  onRemove,
  readOnly = false,
  selected,
  validation,
}: BlockProps) => {
  const table = value as StoredTable & { _key: string };
  const edits = useTableEdits(table._key);
  const rows = useMemo(() => readRows(table.rows), [table.rows]);
  const caption = useTypedText(table.caption ?? '', edits.setCaption);
  const root = useRef<HTMLDivElement>(null);
  const problemsId = useId();
  const problems = validation.filter(({ level }) => level === 'error');
  const { push } = useToast();
  const tell = useCallback((title: string) => push({ status: 'warning', title }), [push]);
  useGridIsForm({ table: table._key, open, onClose, root, edits });
  const ownEvents = useOwnEvents();
  return (
    <Card
      ref={root}
      padding={3}
      border
      radius={1}
      tone={selected ? 'primary' : 'default'}
      data-testid="table-block"
      {...ownEvents}
    >
      <Stack gap={3}>
        <Caption
          aria-label="Caption of the table"
          value={caption.value}
          placeholder="Caption, with the source of the figures"
          readOnly={readOnly}
          aria-invalid={problems.length > 0}
          aria-describedby={problemsId}
          onChange={({ currentTarget }) => caption.type(currentTarget.value)}
          onBlur={caption.flush}
        />
        <Grid
          name={table.caption || 'Table'}
          rows={rows}
          hasHeader={table.headerless !== true}
          chart={findChartKind(table.chart)}
          edits={edits}
          readOnly={readOnly}
          tell={tell}
          onRemove={onRemove}
        />
        <Stack gap={2} id={problemsId}>
          {problems.map(({ message }) => (
            <Card key={message} tone="critical" padding={2}>
              <Text size={1}>{message}</Text>
            </Card>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
};

type GridAsForm = {
  table: string;
  open: boolean;
  onClose: () => void;
  root: RefObject<HTMLElement | null>;
  edits: TableEdits;
};

/**
 * The grid is the form of the table. What was typed before it appeared goes into its first cells. Studio opens the form of
 * a block that its toolbar inserts, or that has an error.
 */
const useGridIsForm = ({ table, open, onClose, root, edits }: GridAsForm) => {
  const form = use(BodyForm);
  const stopHolding = useRef<(() => void) | null>(null);
  const begin = useEffectEvent(() => {
    const cell = root.current?.querySelector('textarea');
    const caption = root.current?.querySelector('input');
    const asked = askedField(form?.focusPath() ?? [], { table, rows: edits.rows() });
    onClose();
    if (asked === 'caption' || (!asked && caption?.value === '' && cell?.value !== '')) hold(caption);
    else hold((asked && root.current?.querySelector<HTMLElement>(cellSelector(asked))) ?? cell);
  });
  const hold = (field: HTMLElement | null | undefined) => {
    stopHolding.current?.();
    if (root.current && field) stopHolding.current = holdFocus(root.current, field);
  };
  const takeTyped = useEffectEvent(() => {
    const typed = typeAhead.take(table);
    if (!typed) return;
    if (typed.isHere) hold(root.current?.querySelector('textarea'));
    writeTyped(typed, edits, root.current);
  });
  useEffect(() => takeTyped(), []);
  useEffect(() => {
    if (open) begin();
  }, [open]);
  useEffect(() => () => stopHolding.current?.(), []);
};

/** Writes what was typed into the first cells. If the person is still there, the last one has the focus. */
const writeTyped = ({ text, isHere }: Typed, edits: TableEdits, block: HTMLElement | null): void => {
  const cells = cellsFromText(text) ?? [[text]];
  if (text.endsWith('\n')) cells.push(['']);
  const [row, column] = [cells.length - 1, (cells.at(-1)?.length ?? 1) - 1];
  const last = isHere && block?.querySelector<HTMLTextAreaElement>(cellSelector({ row, column }));
  if (cells.length > 1 || column > 0 || (text !== '' && !last))
    edits.setRows(pasteCells(edits.rows(), { row: 0, column: 0 }, cells, edits.newKey));
  if (!last) return;
  last.focus();
  // As an input, so that what is typed next follows it.
  last.setRangeText(cells.at(-1)?.at(-1) ?? '', 0, last.value.length, 'end');
  last.dispatchEvent(new Event('input', { bubbles: true }));
};

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** The text has no keys with Control and Alt. They are the document's, such as the one that publishes it. */
const stopKey = (event: KeyboardEvent) => {
  if (!(event.ctrlKey && event.altKey)) stop(event);
};

/** The keys, the clipboard and what is dropped belong to the cells, not to the text around them. */
const useOwnEvents = () => {
  const editor = useEditor();
  return {
    onPaste: stop,
    onCopy: stop,
    onCut: stop,
    onDrop: stop,
    onDragOver: stop,
    onKeyDown: stopKey,
    onClick: stop,
    onMouseDown: stop,
    onFocus: (event: FocusEvent) => {
      event.stopPropagation();
      editor.send({ type: 'blur' });
    },
  };
};
