import {
  createContext,
  Fragment,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useState,
} from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  LegacyLayerProvider,
} from 'sanity';

type ShowDialog = (key: string, dialog: ReactNode) => void;

const Host = createContext<ShowDialog | null>(null);

/** Shows the dialogs of the document's actions. @see hostDialog */
export const DialogHost = ({ children }: { children: ReactNode }) => {
  const [dialogs, setDialogs] = useState<ReadonlyMap<string, ReactNode>>(new Map());
  const show = useCallback<ShowDialog>(
    (key, dialog) =>
      setDialogs((known) => {
        if (!dialog && !known.has(key)) return known;
        const next = new Map(known);
        if (dialog) next.set(key, dialog);
        else next.delete(key);
        return next;
      }),
    [],
  );
  return (
    <Host value={show}>
      {children}
      <LegacyLayerProvider zOffset="paneFooter">
        {Array.from(dialogs, ([key, dialog]) => (
          <Fragment key={key}>{dialog}</Fragment>
        ))}
      </LegacyLayerProvider>
    </Host>
  );
};

const useHosted = (
  props: DocumentActionProps,
  useAction: DocumentActionComponent,
): DocumentActionDescription | null => {
  const show = use(Host);
  const key = useId();
  const description = useAction(props);
  const { dialog } = description ?? {};
  const shown = dialog && dialog.type === 'custom' ? dialog.component : null;
  useLayoutEffect(() => show?.(key, shown), [show, key, shown]);
  useEffect(() => () => show?.(key, null), [show, key]);
  return show && description && shown ? { ...description, dialog: null } : description;
};

const hosted = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/**
 * The action with its custom dialog in the document's `DialogHost`. Studio shows the dialog of the action at a place of
 * its menu: an action that comes or goes before it, because of what others do, would close the dialog.
 */
export const hostDialog = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = hosted.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => useHosted(props, original);
  if (original.action) action.action = original.action;
  action.displayName = original.displayName ?? original.name;
  hosted.set(original, action);
  return action;
};
