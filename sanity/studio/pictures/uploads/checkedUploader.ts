import type { AssetSource, AssetSourceUploader } from 'sanity';
import { type RunningUploads, runningUploads } from '../../layout/saving/RunningUploads.ts';
import { errorText } from '../../requests/errorText.ts';

type UploaderClass = NonNullable<AssetSource['Uploader']>;
type Subscriber = Parameters<AssetSourceUploader['subscribe']>[0];
type AssetSourceUploadEvent = Parameters<Subscriber>[0];

type Options = {
  report(reason: string): void;
  /** The patch that takes the mark of an upload out of a picture. */
  withoutMark: unknown;
  findProblem(file: File): Promise<string | null>;
  uploads?: RunningUploads;
};

/**
 * Studio's uploader, for files without a problem. Studio refers people to the browser's console for the reason of a
 * failure: here it is reported instead, and a file with a problem is not sent.
 */
export const checkedUploader = (
  Uploader: UploaderClass,
  { report, withoutMark, findProblem, uploads = runningUploads }: Options,
): UploaderClass =>
  class implements AssetSourceUploader {
    readonly #uploader = new Uploader();
    readonly #subscribers = new Set<Subscriber>();
    #isAborted = false;
    #onChange: ((patch: unknown) => void) | undefined;
    #end = (): void => {};

    constructor() {
      this.#uploader.subscribe((event) => this.#tell(event));
    }

    upload: AssetSourceUploader['upload'] = (files, options) => {
      this.#isAborted = false;
      this.#end();
      this.#end = uploads.begin();
      this.#onChange = options?.onChange;
      void this.#check(files).then((pictures) => {
        if (pictures.length > 0 && !this.#isAborted) this.#uploader.upload(pictures, options);
        // Studio ends the upload of the field.
        else this.#tell({ type: 'all-complete', files: [] });
      });
      return this.#uploader.getFiles();
    };

    #tell(event: AssetSourceUploadEvent): void {
      if (event.type === 'error') for (const { error } of event.files) report(errorText(error));
      else for (const subscriber of this.#subscribers) subscriber(event);
      if (event.type !== 'all-complete') return;
      const isUploaded = event.files.some(({ status }) => status === 'complete');
      // Studio takes the mark of an upload out of an open form alone. With a picture, its patches do.
      if (this.#subscribers.size === 0 && !isUploaded && !this.#isAborted) this.#onChange?.([withoutMark]);
      this.#end();
    }

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
      return () => {
        this.#subscribers.delete(subscriber);
      };
    };

    /**
     * Studio also aborts the upload when the form is closed, and unsubscribes then. Nobody cancelled it: the picture comes
     * into the document all the same. Before another file replaces it, Studio unsubscribes first.
     */
    abort: AssetSourceUploader['abort'] = (file) => {
      if (this.#subscribers.size === 0) this.#cancel(file);
      else queueMicrotask(() => this.#subscribers.size > 0 && this.#cancel(file));
    };

    #cancel(...[file]: Parameters<AssetSourceUploader['abort']>): void {
      this.#isAborted = true;
      this.#uploader.abort(file);
    }

    getFiles: AssetSourceUploader['getFiles'] = () => this.#uploader.getFiles();

    updateFile: AssetSourceUploader['updateFile'] = (id, data) => this.#uploader.updateFile(id, data);

    reset: AssetSourceUploader['reset'] = () => this.#uploader.reset();
  };
