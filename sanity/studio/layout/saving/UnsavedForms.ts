export type UnsavedForm = {
  /** Of the published document. */
  id: string;
  /** True while the server does not have all that was typed, or Studio has not seen it from there. */
  isUnsaved(): boolean;
};

/** The open forms, and closed ones until they are saved. */
export class UnsavedForms {
  readonly #forms = new Set<UnsavedForm>();

  /** @returns a function that removes it. */
  add(form: UnsavedForm): () => void {
    this.#forms.add(form);
    return () => this.#forms.delete(form);
  }

  /** Those of a document with something unsaved. */
  of(publishedId: string): UnsavedForm[] {
    return [...this.#forms].filter((form) => form.id === publishedId && form.isUnsaved());
  }
}

/** Those of this page. */
export const unsavedForms = new UnsavedForms();
