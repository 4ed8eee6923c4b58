import type { AssetSource, AssetSourceUploader } from 'sanity';
import { errorText } from '../../requests/errorText.ts';
import { fileProblem } from './fileProblem.ts';

type UploaderClass = NonNullable<AssetSource['Uploader']>;
type Subscriber = Parameters<AssetSourceUploader['subscribe']>[0];

/**
 * Studio's uploader, for files that are pictures. Studio refers people to the browser's console for the reason of a
 * failure: here it is reported instead, and a file that is no picture is not sent.
 */
export const checkedUploader = (
  Uploader: UploaderClass,
  report: (reason: string) => void,
  findProblem = (file: File): Promise<string | null> => fileProblem(file, file.name),
): UploaderClass =>
  class implements AssetSourceUploader {
    readonly #uploader = new Uploader();
    readonly #subscribers = new Set<Subscriber>();
    #isAborted = false;

    upload: AssetSourceUploader['upload'] = (files, options) => {
      this.#isAborted = false;
      void this.#check(files).then((pictures) => {
        if (pictures.length > 0 && !this.#isAborted) this.#uploader.upload(pictures, options);
        // Studio ends the upload of the field.
        else for (const subscriber of this.#subscribers) subscriber({ type: 'all-complete', files: [] });
      });
      return this.#uploader.getFiles();
    };

    async #check(files: File[]): Promise<File[]> {
      const pictures: File[] = [];
      for (const file of files) {
        const problem = await findProblem(file);
        if (problem) report(problem);
        else pictures.push(file);
      }
      return pictures;
    }

    subscribe: AssetSourceUploader['subscribe'] = (subscriber) => {
      this.#subscribers.add(subscriber);
      const unsubscribe = this.#uploader.subscribe((event) => {
        if (event.type !== 'error') subscriber(event);
        else for (const { error } of event.files) report(errorText(error));
      });
      return () => {
        this.#subscribers.delete(subscriber);
        unsubscribe();
      };
    };

    abort: AssetSourceUploader['abort'] = (file) => {
      this.#isAborted = true;
      this.#uploader.abort(file);
    };

    getFiles: AssetSourceUploader['getFiles'] = () => this.#uploader.getFiles();

    updateFile: AssetSourceUploader['updateFile'] = (id, data) => this.#uploader.updateFile(id, data);

    reset: AssetSourceUploader['reset'] = () => this.#uploader.reset();
  };
