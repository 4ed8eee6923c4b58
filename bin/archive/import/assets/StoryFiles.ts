import { CommandError } from 'local-lake/commands';
import type {
  ArchivedBody,
  ArchivedRecording,
  ArchivedStory,
} from '../../../../lib/archive/ArchivedStory.ts';
import type { FoundFile } from '../../../../lib/archive/story/withRecordings.ts';
import type { PictureStore } from './PictureStore.ts';
import type { RecordingStore } from './RecordingStore.ts';

type Setting = {
  pictures: PictureStore;
  recordings: RecordingStore;
  isTrial: boolean;
  /** True if stories come in without the pictures that are missing. */
  leaveOutPictures: boolean;
};

/** The assets of one story by the addresses of their files. */
export type StoryAssets = { pictures: Map<string, string>; files: Map<string, FoundFile> };

/** Brings the files of stories into the newsroom. */
export class StoryFiles {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /**
   * Pictures come first: a story that fails for one uploads no film.
   *
   * @throws CommandError for a picture that the story cannot be without.
   */
  async of(story: ArchivedStory, body: ArchivedBody): Promise<StoryAssets> {
    const { leadImage } = story;
    const pictures = new Map<string, string>();
    const inText = new Set(body.pictures.values());
    for (const address of new Set([...(leadImage ? [leadImage.address] : []), ...inText])) {
      const isOptional = leadImage?.isOptional === true && !inText.has(address);
      await this.#addPicture(pictures, story, { address, isOptional });
    }
    const files = new Map<string, FoundFile>();
    for (const recording of body.recordings?.values() ?? []) {
      if (!(await this.#addRecording(files, recording))) continue;
      const { poster } = recording;
      if (poster !== undefined)
        await this.#addPicture(pictures, story, { address: poster, isOptional: true });
    }
    return { pictures, files };
  }

  async #addPicture(
    found: Map<string, string>,
    { files }: ArchivedStory,
    { address, isOptional }: { address: string; isOptional: boolean },
  ): Promise<void> {
    const { pictures, isTrial, leaveOutPictures } = this.#setting;
    try {
      const inside = files?.get(address) ?? null;
      found.set(address, await pictures.assetOf(address, { isTrial, inside }));
    } catch (error) {
      if (!(error instanceof CommandError) || !(isOptional || leaveOutPictures)) throw error;
    }
  }

  /** Of the files of a recording the first that is there. @returns false if none is. */
  async #addRecording(
    found: Map<string, FoundFile>,
    { kind, files, captions }: ArchivedRecording,
  ): Promise<boolean> {
    const { recordings } = this.#setting;
    for (const address of files) {
      const file = await recordings.find(address, kind);
      found.set(address, file);
      if ('problem' in file) continue;
      if (captions !== undefined) found.set(captions, await recordings.find(captions, 'captions'));
      return true;
    }
    return false;
  }
}
