import { elementWords } from './elementWords.ts';

type Answer = { message?: string; problems?: Record<string, string> };

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

/**
 * `<report-error>`: the page's link opens the dialog inside the element; without script it leads to the form's own
 * page. Sends the form without leaving the story. The native dialog closes on Escape and restores the focus.
 */
export class ReportError extends HTMLElement {
  readonly #listening = new AbortController();

  connectedCallback() {
    const dialog = this.querySelector('dialog');
    const form = this.querySelector('form');
    const close = this.querySelector<HTMLButtonElement>('[data-closes]');
    if (!dialog || !form || !close) return;
    const { signal } = this.#listening;
    close.hidden = false;
    close.addEventListener('click', () => dialog.close(), { signal });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(), { signal });
    form.addEventListener('submit', (event) => this.#send(event, form), { signal });
    for (const link of document.querySelectorAll(`[data-opens="${dialog.id}"]`)) {
      link.setAttribute('aria-haspopup', 'dialog');
      link.addEventListener(
        'click',
        (event) => {
          event.preventDefault();
          dialog.showModal();
        },
        { signal },
      );
    }
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  async #send(event: SubmitEvent, form: HTMLFormElement) {
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('[type="submit"]');
    if (!button || button.disabled) return;
    button.disabled = true;
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
      });
      const answer: unknown = await response.json();
      this.#tell(form, response.ok, isAnswer(answer) ? answer : {});
    } catch {
      this.#tell(form, false, {
        message: elementWords(this)('unreachable'),
      });
    } finally {
      button.disabled = false;
    }
  }

  /** Shows the problems beside their fields, and focuses the first field. */
  #tell(form: HTMLFormElement, isFiled: boolean, { message = '', problems = {} }: Answer) {
    for (const old of form.querySelectorAll('.field-error')) old.remove();
    for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    const wrong = Object.entries(problems).flatMap(([name, text]) => {
      const field = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not([type="hidden"])`);
      if (!field) return [];
      const problem = document.createElement('span');
      problem.className = 'field-error';
      problem.id = `${field.id}-problem`;
      problem.textContent = text;
      field.before(problem);
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', `${field.id}-hint ${problem.id}`);
      return [field];
    });
    wrong[0]?.focus();
    const status = form.querySelector('.report-answer');
    if (status) status.textContent = message;
    if (!isFiled) return;
    form.reset();
    form.classList.add('is-filed');
    form.querySelector<HTMLElement>('[data-closes]')?.focus();
  }
}
