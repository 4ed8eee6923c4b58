import type { Editor } from '@portabletext/editor';
import type { Path } from 'sanity';
import { blockedWordsProblem } from '../../../lib/houseStyle/blockedWords.ts';
import type { StyleAnswer } from '../../../lib/houseStyle/checkStory.ts';
import type { Finding } from '../../../lib/houseStyle/Finding.ts';
import type { HouseStyle } from '../../../lib/houseStyle/HouseStyle.ts';
import { type IgnoredFinding, withoutIgnored } from '../../../lib/houseStyle/ignoredFindings.ts';

/** What is known of a story. */
export type StyleState = {
  kind: 'waiting' | 'checked' | 'stopped';
  /** Without those that the story ignores. */
  findings: readonly Finding[];
  ignored: readonly IgnoredFinding[];
  /** The number of findings, also of those that are not listed. */
  count: number;
  isEnglish: boolean;
};

/** The form of the story, while it is open. */
export type StyleForm = {
  story: Record<string, unknown>;
  isReadOnly: boolean;
  /** Replaces the value of a field. */
  setField(path: Path, value: unknown): void;
  /** Opens the tab of a field and focuses it. */
  focus(path: Path): void;
};

const start: StyleState = { kind: 'waiting', findings: [], ignored: [], count: 0, isEnglish: true };

/** The findings of one story, shared by its form, the editor of its body, the panel and the buttons. */
export class StoryStyle {
  #state = start;
  #answer: StyleAnswer | null = null;
  readonly #listeners = new Set<() => void>();
  form: StyleForm | null = null;
  editor: Editor | null = null;
  /** The newsroom's house style, as soon as it is known. */
  houseStyle: HouseStyle | null = null;

  /** @returns stops it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): StyleState => this.#state;

  /** @param answer null if the check was stopped: the earlier findings stay. */
  update(answer: StyleAnswer | null, ignored: readonly IgnoredFinding[]): void {
    this.#answer = answer ?? this.#answer;
    this.#show(answer ? 'checked' : 'stopped', ignored);
  }

  /** Shows at once which findings a person ignores. */
  ignore(ignored: readonly IgnoredFinding[]): void {
    // Runs at each key.
    const isSame = JSON.stringify(ignored) === JSON.stringify(this.#state.ignored);
    if (this.#answer && !isSame) this.#show(this.#state.kind, ignored);
  }

  /** Why house style keeps a draft that was never published from being filed, or null. */
  problemOf(draft: Record<string, unknown> | null): string | null {
    return draft && this.houseStyle && blockedWordsProblem(this.houseStyle, null, draft);
  }

  #show(kind: StyleState['kind'], ignored: readonly IgnoredFinding[]): void {
    const { findings: all, count, isEnglish } = this.#answer ?? { ...start, findings: [] };
    const findings = withoutIgnored(all, ignored);
    const next = { kind, findings, ignored, isEnglish, count: count - (all.length - findings.length) };
    // The same findings must not draw the text anew.
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

const stories = new Map<string, StoryStyle>();

/** @param id the published id of the story. */
export const storyStyleOf = (id: string): StoryStyle => {
  const known = stories.get(id);
  if (known) return known;
  const made = new StoryStyle();
  stories.set(id, made);
  return made;
};
