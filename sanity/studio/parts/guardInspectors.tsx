import type { ComponentType } from 'react';
import type { DocumentInspector, DocumentInspectorProps } from 'sanity';
import { PartBoundary } from './PartBoundary.tsx';

type Panel = ComponentType<DocumentInspectorProps>;

/** Studio takes components, which must stay the same ones. */
const guarded = new WeakMap<Panel, Panel>();

/** The panels beside a document, which do not take it along when their code cannot be loaded. */
export const guardInspectors = (inspectors: DocumentInspector[]): DocumentInspector[] =>
  inspectors.map((inspector) => ({ ...inspector, component: guard(inspector) }));

const guard = ({ name, component: Panel }: DocumentInspector): Panel => {
  const known = guarded.get(Panel);
  if (known) return known;
  const shown: Panel = (props) => (
    <PartBoundary title={titleOf(name)} onClose={props.onClose}>
      <Panel {...props} />
    </PartBoundary>
  );
  guarded.set(Panel, shown);
  return shown;
};

/** “sanity/comments” is “Comments”. */
const titleOf = (name: string): string => {
  const words = (name.split('/').at(-1) ?? name).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
